"""Before publishing everything that changes is shown, and what may share a line is asked."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from portfolio.actions import draft_definition, publish_draft
from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import lines_in, versions_before
from tests.support.build import People, version_of
from tests.support.documents import a_document
from tests.support.instruments import an_own_draft, an_own_version, edit, next_draft, reworded
from tests.support.pages import Page


def open_check(client: Client, draft: InstrumentVersion) -> Any:
    return client.get(reverse("instrument-publish", args=[draft.pk]))


def publish(client: Client, draft: InstrumentVersion, **data: Any) -> Any:
    return client.post(reverse("instrument-publish", args=[draft.pk]), {"seen": draft.digest, **data})


def now(draft: InstrumentVersion) -> InstrumentVersion:
    return InstrumentVersion.objects.select_related("instrument").get(pk=draft.pk)


def test_check_lists_every_change_against_the_version_before(people: People, ada: Client) -> None:
    draft = next_draft(an_own_version(people), people.ada)
    document = reworded(draft.document, "help_ask", "{child} roept om hulp")
    gone = document["pages"][0]["items"].pop()
    document["scoring"]["present_from"] = 1.5
    draft = edit(draft, document, people.ada)
    response = open_check(ada, draft)
    page = Page(response)
    (compared, _question) = response.context["comparisons"][0]
    assert [(row.kind, row.subject) for row in compared.rows] == [
        (gettext("Statement removed"), gone["key"]),
        (gettext("Statement in other words"), "help_ask"),
        (gettext("Another rule of scoring"), gettext("present from")),
    ]
    for words in ("{child} roept om hulp", gone["text"]["nl"], gone["text"]["en"], "1.5"):
        assert words in page.words
    assert compared.n_weighty == 3
    assert not {
        name for name in page.form.fields if name.startswith("share")
    }  # nothing is answered beforehand


def test_question_has_to_be_answered(people: People, ada: Client) -> None:
    draft = next_draft(an_own_version(people), people.ada)
    for answer in ({}, {"share-0": "maybe"}):
        response = publish(ada, draft, **answer)
        assert (response.status_code, list(response.context["form"].errors)) == (400, ["share-0"])
    assert now(draft).is_draft


@pytest.mark.parametrize(("answer", "is_one_line"), [("yes", True), ("no", False)])
def test_answer_decides_whether_scores_share_a_line(
    people: People, ada: Client, answer: str, is_one_line: bool
) -> None:
    first = an_own_version(people)
    draft = next_draft(first, people.ada)
    response = publish(ada, draft, **{"share-0": answer})
    assert response.headers["Location"] == reverse("instrument-read", args=[draft.pk])
    lines = lines_in(people.north.organisation_id)
    assert (lines.group_of(str(draft.pk)) == lines.group_of(str(first.pk))) is is_one_line
    assert (now(draft).status, now(first).status) == ("published", "retired")


def test_copy_is_held_against_what_it_was_copied_from(people: People, ada: Client) -> None:
    draft = an_own_draft(people)
    assert versions_before(now(draft)) == [version_of()]
    response = open_check(ada, draft)
    (compared, _question) = response.context["comparisons"][0]
    assert [row.subject for row in compared.rows] == [gettext("title")]
    assert publish(ada, draft, **{"share-0": "yes"}).status_code == 302
    lines = lines_in(people.north.organisation_id)
    assert lines.group_of(str(draft.pk)) == str(version_of().pk)


def test_versions_that_the_draft_names_are_asked_about_too(people: People, ada: Client) -> None:
    first = an_own_version(people)
    second = publish_draft(version=next_draft(first, people.ada), by=people.ada)
    named = [{"key": first.instrument.key, "version": "1.0"}, {"key": "professional-quick", "version": "9.9"}]
    draft = next_draft(second, people.ada, {"comparable_with": named})
    assert versions_before(now(draft)) == [second, first]
    fields = Page(open_check(ada, draft)).form.fields
    assert (fields.get("share-0"), fields["share-1"]) == (None, "yes")
    publish(ada, draft, **{"share-0": "no", "share-1": "yes"})
    assert now(draft).document["comparable_with"] == named[:1]


def test_first_version_has_nothing_to_compare_with(people: People, ada: Client) -> None:
    draft = draft_definition(document=a_document(), organisation=people.north.organisation, by=people.ada)
    assert (
        gettext("This is the first version: there is nothing to hold it against.")
        in Page(open_check(ada, draft)).words
    )
    assert publish(ada, draft).status_code == 302
    assert now(draft).is_published


def test_draft_that_changed_meanwhile_is_not_published(people: People, ada: Client) -> None:
    draft = next_draft(an_own_version(people), people.ada)
    edit(draft, {**draft.document, "minutes": 9}, people.ada)
    response = publish(ada, draft, **{"share-0": "yes"})
    assert response.headers["Location"] == reverse("instrument-publish", args=[draft.pk])
    assert now(draft).is_draft
    assert gettext("Nothing changes.") not in Page(open_check(ada, draft)).words


def test_published_meanwhile_it_is_only_read(people: People, ada: Client) -> None:
    draft = next_draft(an_own_version(people), people.ada)
    publish(ada, draft, **{"share-0": "no"})
    for response in (open_check(ada, draft), publish(ada, draft, **{"share-0": "no"})):
        assert response.headers["Location"] == reverse("instrument-read", args=[draft.pk])
