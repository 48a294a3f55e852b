"""Everything about a child as one file: a paper in plain words and a JSON file for each kind of record."""

import copy
import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Field
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from assessments.models import Assessment
from assessments.queries.apart import n_held
from assessments.queries.forms import ReadPage
from assessments.rules.documents import all_answers
from children.models import Child
from children.models.observer import ObserverRole
from meetings.models import Minutes
from meetings.rules.minutes import words_in
from paper.pdf import render_pdf
from paper.zip_files import zipped
from portfolio.queries.instruments import every_element, form_of
from rights.files.sentences import Wordings, pages_of
from rights.files.spoken import by_day, spoken_by_child
from rights.models import Archive
from rights.queries.records_of_child import Belonging

PAPER = "lees-dit-eerst.pdf"


@dataclass(frozen=True)
class Sheet:
    """One record on paper: its facts as label and text, and the answers when it is a form."""

    heading: str
    facts: list[tuple[str, str]]
    pages: list[ReadPage]
    n_blank: int = 0


@dataclass(frozen=True)
class Section:
    """All records of one kind on paper."""

    title: str
    meaning: str
    sheets: list[Sheet]


def archive_file(child: Child, archive: Archive, belongings: list[Belonging]) -> bytes:
    """Return the archive as a ZIP, in Dutch; passages that were left out are in no file of it."""
    with translation.override("nl"):
        shown = [without(belonging, archive) for belonging in belongings]
        names, wordings = names_in(shown), Wordings()
        pointers = pointers_in(child, shown, names)
        files = {
            f"gegevens/{part.kind.key}.json": json_of(part, names, pointers, wordings)
            for part in shown
            if part.rows
        }
        sections = list(sections_of(shown, pointers, wordings))
        context = {
            "child": child,
            "archive": archive,
            "spoken": spoken_by_child(shown),
            "sections": sections,
            "files": list(files),
            "n_waiting": n_held(child),
        }
        files = {PAPER: render_pdf("rights/archive_paper.html", context), **files}
    return zipped(files.items(), archive.made_at)


def without(belonging: Belonging, archive: Archive) -> Belonging:
    """Return copies of the records in which a remark stands for each passage that was left out; never saved."""
    left_out = archive.left_out
    rows = []
    for row in belonging.rows:
        start, shown = f"{belonging.kind.key}/{row.pk}", copy.copy(row)
        for name in belonging.kind.words:
            if f"{start}/{name}" in left_out:
                setattr(shown, name, remark(left_out[f"{start}/{name}"]))
        if isinstance(shown, Assessment | Minutes) and shown.document:
            shown.document = copy.deepcopy(shown.document)
            say_who_spoke(shown)
            for place, words, name in words_of(shown):
                if reason := left_out.get(f"{start}/{place}"):
                    words[name] = remark(reason)
        rows.append(shown)
    return Belonging(belonging.kind, rows)


def say_who_spoke(row: Assessment | Minutes) -> None:
    """Say in the document of a form who spoke as its row says it, where a remark may stand by now."""
    for name in ("sent_by", "spoken_by"):
        if isinstance(row, Assessment) and row.document and getattr(row, name):
            row.document["observer"][name] = getattr(row, name)


def words_of(row: Assessment | Minutes) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield the texts in the document of a form or of minutes: where it stands, and the row and the key that hold it."""
    if isinstance(row, Minutes):
        yield from words_in(row.document)
        return
    for item, answer in all_answers(row.document or {}).items():
        for part in ("reason", "example"):
            yield f"answers.{item}.{part}", answer, part


def remark(reason: str) -> str:
    """Return what stands where a passage was left out."""
    return _("[left out: %(reason)s]") % {"reason": Archive.Reason(reason).label}


Names = dict[UUID, str]
Pointers = Mapping[Any, str]


def names_in(belongings: list[Belonging]) -> Names:
    """Return the names of the professionals in these records; one query."""
    found = {
        getattr(row, field.attname)
        for belonging in belongings
        for row in belonging.rows
        for field in row._meta.concrete_fields
        if field.related_model is User
    }
    return dict(User.objects.filter(pk__in=found - {None}).values_list("pk", "full_name"))


def json_of(belonging: Belonging, names: Names, pointers: Pointers, wordings: Wordings) -> bytes:
    """Return all records of one kind with all their fields, people by name; and the same in words."""
    records = [
        {
            **{
                field.name: names.get(value, value) if field.related_model is User else value
                for field in row._meta.concrete_fields
                for value in [getattr(row, field.attname)]
            },
            "in_woorden": dict(facts_of(row, pointers)),
            **({"zinnen": sentences} if (sentences := wordings.sentences(row)) else {}),
        }
        for row in belonging.rows
    ]
    whole = {"soort": belonging.kind.title, "uitleg": belonging.kind.meaning, "gegevens": records}
    return json.dumps(whole, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1).encode()


def pointers_in(child: Child, belongings: list[Belonging], names: Names) -> Pointers:
    """Return what stands for an id: a name, or the number of a record within its kind, by day."""
    pointers: dict[Any, str] = {child.team_id: child.team.name, **names}
    pointers |= {element.key: element.name.nl for element in every_element(child.organisation_id)}
    for belonging in belongings:
        for number, row in enumerate(by_day(belonging.rows), start=1):
            if row.pk != child.pk:
                name = _("Form") if isinstance(row, Assessment) else belonging.kind.title
                pointers[row.pk] = _("%(name)s %(number)s of %(total)s") % {
                    "name": name,
                    "number": number,
                    "total": len(belonging.rows),
                }
    return pointers


def sections_of(belongings: list[Belonging], pointers: Pointers, wordings: Wordings) -> Iterator[Section]:
    """Yield the kinds that have records, each by day; they are numbered within their kind, to point at each other."""
    for belonging in belongings:
        if belonging.rows:
            sheets = [sheet_of(row, pointers, wordings) for row in by_day(belonging.rows)]
            yield Section(str(belonging.kind.title), str(belonging.kind.meaning), sheets)


def sheet_of(row: Any, pointers: Pointers, wordings: Wordings) -> Sheet:
    """Return one record on paper."""
    facts, pages, n_blank = list(facts_of(row, pointers)), [], 0
    if asked := wordings.asked_and_answered(row):
        facts.insert(0, asked)
    if isinstance(row, Assessment):
        facts = with_who_spoke(row, facts)
        facts.insert(0, (_("Form"), form_of(row.instrument_version_id).title.nl))
        if row.document:
            pages = pages_of(row)
            n_blank = sum(answer.is_blank for page in pages for answer in page.answers)
    return Sheet(pointers.get(row.pk, ""), facts, pages, n_blank)


def with_who_spoke(form: Assessment, facts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Tell apart who spoke and who sat beside: a child or a parent answers, a professional only fills it in.

    A teacher’s voice is named too: the form may have been filled in by someone else.
    """
    filled_in = capfirst(str(LABELS["observer"]))
    if form.sent_by:  # nobody sat beside, and who it was stands in a line of its own
        return [(_("Asked by") if label == filled_in else label, text) for label, text in facts]
    if form.observer_role == ObserverRole.TEACHER:
        return [(_("Who spoke"), capfirst(str(form.get_observer_role_display()))), *facts]
    if not form.is_own_voice:
        return facts
    spoke = form.child.first_name if form.is_by_child else form.spoken_by or form.role_in_words
    beside = [(_("Sat beside") if label == filled_in else label, text) for label, text in facts]
    return [(_("Who spoke"), capfirst(spoke)), *beside]


LABELS = {  # where the name of a field is for the computer, or speaks to who fills it in
    "observer": gettext_lazy("Filled in by"),
    "observer_role": gettext_lazy("Role"),
    "setting": gettext_lazy("Where"),
    "hours_seen": gettext_lazy("Hours seen"),
    "with_teacher": gettext_lazy("Filled in together with the teacher"),
    "seen_in": gettext_lazy("Language"),
    "language": gettext_lazy("Language"),
    "signed_at": gettext_lazy("Signed"),
    "assessment": gettext_lazy("Belongs to"),
    "adversity": gettext_lazy("Belongs to"),
    **dict.fromkeys(("life_event", "action", "judgement", "minutes", "advice"), gettext_lazy("Belongs to")),
    "resource": gettext_lazy("Belongs to"),
    "corrects": gettext_lazy("Corrects"),
    "replaces": gettext_lazy("Takes the place of"),
    "user": gettext_lazy("Who"),
    "kind": gettext_lazy("Kind"),
    "began_at": gettext_lazy("From"),
    "ends_at": gettext_lazy("Until"),
    "ended_at": gettext_lazy("Ended"),
    "example": gettext_lazy("Example"),
    "reason": gettext_lazy("Reason"),
    "item": gettext_lazy("Belongs to"),
    **dict.fromkeys(("written_by", "closed_by"), gettext_lazy("Written by")),
    **dict.fromkeys(("written_at", "closed_at"), gettext_lazy("Written on")),
    **dict.fromkeys(
        ("recorded_by", "judged_by", "registered_by", "granted_by", "made_by"), gettext_lazy("Noted by")
    ),
    **dict.fromkeys(("recorded_at", "judged_at", "registered_at", "made_at"), gettext_lazy("Noted on")),
}


def facts_of(row: Any, pointers: Pointers) -> Iterator[tuple[str, str]]:
    """Yield what a record says, field by field; what is empty and what only the computer needs is left out."""
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        label = LABELS.get(field.name, field.verbose_name)
        points = field.is_relation or field.name == "element"
        text = pointers.get(value, "") if points else text_of(row, field, value)
        if text and isinstance(label, Promise):
            yield capfirst(str(label)).removesuffix("?"), text


def text_of(row: Any, field: "Field[Any, Any]", value: Any) -> str:
    """Return a value in words."""
    if isinstance(value, bool):
        return _("yes") if value else ""
    if isinstance(value, datetime.datetime):
        return date_format(timezone.localtime(value), "j F Y H:i")
    if isinstance(value, datetime.date):
        return date_format(value, "j F Y")
    if isinstance(value, list):
        labels = dict(field.base_field.flatchoices)  # type: ignore[attr-defined]
        return "; ".join(str(labels.get(one, one)) for one in value)
    display = getattr(row, f"get_{field.name}_display", None)
    return str(display() if display else "" if value is None else value)
