"""Reading the signed forms of children for an export, some children at a time."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from uuid import UUID

from django.utils import timezone

from assessments.models import Assessment
from assessments.rules.documents import all_answers
from children.models import Child
from children.models.observer import person_behind
from children.rules.voices import is_own_voice
from exports.rules.forms import ExportedChild, ExportedForm
from portfolio.models import Instrument
from portfolio.queries.instruments import form_at
from portfolio.rules.scoring import scores_from_json

AT_ONCE = 25  # children in one query


def exported_child(child: Child) -> ExportedChild:
    """Return what an export may say of a child."""
    day = f"-{child.birth_day:02d}" if child.birth_day else ""
    return ExportedChild(
        id=str(child.pk),
        first_name=child.first_name,
        reference=child.reference,
        team_id=str(child.team_id),
        team=child.team.name,
        born=f"{child.birth_year:04d}-{child.birth_month:02d}{day}",
        is_practice=child.is_practice,
    )


def forms_by_child(children: Iterable[Child]) -> Iterator[tuple[ExportedChild, list[ExportedForm]]]:
    """Yield each child with its forms that stand, the first seen first; one query for `AT_ONCE` children."""
    waiting = iter(children)
    while some := list(islice(waiting, AT_ONCE)):
        found: dict[UUID, list[Assessment]] = {child.pk: [] for child in some}
        for form in standing_forms(some):
            found[form.child_id].append(form)
        for child in some:
            told = exported_child(child)
            yield told, list(exported_forms(child, told, found[child.pk]))


def standing_forms(children: Sequence[Child]) -> Iterable[Assessment]:
    """Return the signed forms of these children that no correction replaces and that were not withdrawn."""
    forms = Assessment.objects.standing().filter(child__in=children)
    columns = "instrument_version__instrument"
    ordered = forms.select_related(columns).defer("instrument_version__document")
    return ordered.order_by("child_id", "period_to", "signed_at", "pk")


def exported_forms(child: Child, told: ExportedChild, forms: Sequence[Assessment]) -> Iterator[ExportedForm]:
    """Yield what an export reads of the forms of one child, in order of days."""
    for form in forms:
        form.child = child  # known already: no query per form
        document, version = form.document or {}, form.instrument_version
        is_on_strengths = version.instrument.kind == Instrument.Kind.STRENGTHS
        yield ExportedForm(
            id=str(form.pk),
            child=told,
            version_id=version.pk,
            definition=form_at(version.pk, form.age_then),
            role=form.observer_role,
            setting=form.setting,
            person=person_of(form),
            with_teacher=form.with_teacher,
            by_link=bool(form.sent_by),
            period_from=form.period_from,
            period_to=form.period_to,
            day=(form.period_to - forms[0].period_to).days,
            hours_seen=form.hours_seen,
            signed_on=timezone.localdate(form.signed_at),
            is_correction=form.corrects_id is not None,
            age=form.age_then,
            document=document,
            answers=all_answers(document),
            scores=scores_from_json(form.scores) if is_on_strengths and form.scores else None,
        )


def person_of(form: Assessment) -> str:
    """Return what tells who looked, at this child only: nobody is followed from child to child.

    A child or a parent is one voice, whoever sat beside it.
    """
    person = person_behind(form.observer_id, form.sent_by)
    is_voice = is_own_voice(form.observer_role) and not form.sent_by
    return f"{form.child_id} {form.observer_role if is_voice else person}"
