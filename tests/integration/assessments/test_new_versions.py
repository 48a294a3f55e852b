"""A new version changes nothing in what was filled in before; who was busy finishes on the old one."""

from typing import Any
from unittest import mock

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from assessments.actions.assessments import sign_assessment, start_assessment
from assessments.exceptions import NotOffered
from assessments.models import Assessment
from assessments.queries.forms import published_instruments
from audit.models import AuditEvent
from children.models import Child
from portfolio.actions import copy_instrument, publish_draft, retire_version
from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import form_of
from portfolio.rules.scoring import scores_from_json
from tests.support.build import People, a_draft, a_signed_form, an_organisation_elsewhere, answer, version_of
from tests.support.days import days_ago, today
from tests.support.instruments import an_own_version, next_draft, reworded
from tests.support.pages import Page, Reply, now_by_name

KEY = "de-wilg-professional-quick"
FIELDS = ["document", "scores", "digest", "signed_at", "instrument_version_id"]


def state(form: Assessment) -> dict[str, Any]:
    return Assessment.objects.filter(pk=form.pk).values(*FIELDS).get()


def a_very_different_version(version: InstrumentVersion, people: People) -> InstrumentVersion:
    """Publish a version with other words, one statement less, another scoring rule and other answers."""
    document = reworded(version.document, "help_ask", "{child} roept om hulp") | {"version": "1.1"}
    document["pages"][0]["items"].pop()
    document["scoring"] = {"min_answered_share": 1.0, "present_from": 3.0}
    for scale in document["catalogue"]["scales"]:
        for level in scale["levels"]:
            level["label"]["nl"] = f"anders {level['value']}"
    return publish_draft(version=next_draft(version, people.ada, document), comparable_with=[], by=people.ada)


def test_signed_form_reads_and_scores_as_it_did(people: People, anna: Client, child: Child) -> None:
    version = an_own_version(people)
    form = a_signed_form(child, people.anna, key=KEY, choice="2", choices={"help_ask": "3"})
    url = reverse("assessment-read", args=[child.pk, form.pk])
    before, page, profile = (
        state(form),
        Page(anna.get(url)).words,
        anna.get(reverse("profile", args=[child.pk])),
    )
    figures = now_by_name(Page(profile))
    a_very_different_version(version, people)
    assert state(form) == before
    assert Page(anna.get(url)).words == page
    assert now_by_name(Page(anna.get(reverse("profile", args=[child.pk])))) == figures
    stored = scores_from_json(before["scores"])
    assert (stored.n_present, stored.elements["help_seeking"].score) == (12, 3.0)


def test_draft_on_a_retired_version_is_finished_and_signed_on_it(
    people: People, anna: Client, child: Child
) -> None:
    version = an_own_version(people)
    draft = a_draft(child, people.anna, key=KEY)
    answer(draft, "help_ask", "2", people.anna)
    a_very_different_version(version, people)
    url = reverse("assessment-fill", args=[child.pk, draft.pk, 1])
    assert "Sam vraagt om hulp" in Page(anna.get(url)).words
    saved = anna.post(url, {"help_ask-choice": "3", "help_ask-revision": "1", "help_ask-shown": "x"})
    assert saved.status_code == 302
    draft.refresh_from_db()
    signed = sign_assessment(assessment=draft, seen_revision=draft.revision, by=people.anna)
    assert (signed.document or {})["instrument"] == {"key": KEY, "version": "1.0", "digest": version.digest}
    assert scores_from_json(signed.scores or {}).elements["help_seeking"].is_present  # by the rule of 1.0


def offered(client: Client, child: Child) -> dict[str, str]:
    """Return the forms that can be started, by id."""
    form = client.get(reverse("assessment-start", args=[child.pk])).context["form"]
    return {str(pk): str(label) for pk, label in flat(form.fields["instrument"].widget.choices)}


def flat(choices: Any) -> list[tuple[Any, Any]]:
    return [
        pair for pk, label in choices for pair in (flat(label) if isinstance(label, list) else [(pk, label)])
    ]


def test_new_forms_start_on_the_published_version_of_ones_own_organisation(
    people: People, anna: Client, child: Child
) -> None:
    first = an_own_version(people)
    assert str(first.pk) in offered(anna, child)
    second = a_very_different_version(first, people)
    third = next_draft(second, people.ada)
    titles = offered(anna, child)
    assert str(second.pk) in titles
    assert not {str(first.pk), str(third.pk)} & set(titles)
    assert "Korte observatie (De Wilg)" in titles[str(second.pk)]
    retire_version(version=second, by=people.ada)
    assert str(second.pk) not in offered(anna, child)


def versions_not_offered(people: People) -> dict[str, InstrumentVersion]:
    """Return a retired version, a draft, and the version of another organisation."""
    first = an_own_version(people)
    draft = next_draft(a_very_different_version(first, people), people.ada)
    other = an_organisation_elsewhere().memberships.get().organisation
    copy = copy_instrument(version=version_of(), organisation=other, by=people.ada)
    return {"retired": first, "draft": draft, "elsewhere": publish_draft(version=copy, by=people.ada)}


def start(client: Client, child: Child, version: InstrumentVersion) -> Reply:
    """Post a good frame for a version."""
    frame = {"observer_role": "teacher", "setting": "school", "hours_seen": "3"}
    period = {"period_from": str(days_ago(20)), "period_to": str(days_ago(2))}
    url = reverse("assessment-start", args=[child.pk])
    return client.post(url, {**frame, **period, "instrument": str(version.pk)})


@pytest.mark.parametrize("which", ["retired", "draft", "elsewhere"])
def test_form_that_is_not_offered_cannot_be_started(
    people: People, anna: Client, child: Child, which: str
) -> None:
    response = start(anna, child, versions_not_offered(people)[which])
    assert list(response.context["form"].errors) == ["instrument"]
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("which", ["retired", "draft", "elsewhere"])
def test_action_starts_no_form_on_a_version_that_is_not_offered(
    people: People, child: Child, which: str
) -> None:
    version = versions_not_offered(people)[which]
    role, hours = "teacher", 3
    form = Assessment(child=child, instrument_version=version, observer_role=role, setting="school")
    form.period_from = form.period_to = today()
    form.hours_seen = hours
    with pytest.raises(NotOffered):
        start_assessment(assessment=form, by=people.anna)
    assert not Assessment.objects.exists()
    assert not AuditEvent.objects.filter(event="assessment_started").exists()


def test_form_retired_while_the_page_was_open_is_refused_at_the_field(
    people: People, anna: Client, child: Child
) -> None:
    shown = published_instruments(child.organisation_id) | {
        (own := an_own_version(people)).pk: form_of(own.pk)
    }
    retire_version(version=own, by=people.ada)
    with mock.patch("assessments.views.assessments.published_instruments", return_value=shown):
        response = start(anna, child, own)
    said = [gettext("This form is no longer offered. Choose another one.")]
    assert response.context["form"].errors == {"instrument": said}
    assert not Assessment.objects.exists()
