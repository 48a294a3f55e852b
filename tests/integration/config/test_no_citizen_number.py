"""A number that looks like a BSN is refused wherever someone types: in a name, a title, a note, an answer."""

import json
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Answer
from children.models import Child
from lifecourse.models import LifeEvent, MissedMoment
from tests.support.build import People, a_child, a_draft
from tests.support.days import days_ago, today
from tests.support.pages import Page

BSN, SAID = "123456782", "op een BSN lijkt"


@pytest.fixture
def child(people: People) -> Child:
    return a_child(people.north, people.anna)


def test_first_name_with_a_bsn_is_refused(people: People, anna: Client) -> None:
    posted = {"first_name": f"Jan {BSN}", "birth_month": "5", "birth_year": str(today().year - 10)}
    reply = anna.post(reverse("child-register"), {**posted, "reference": "DW-9"})
    assert SAID in Page(reply).words
    assert not Child.objects.filter(first_name__contains=BSN).exists()


def test_title_of_an_event_with_a_bsn_is_refused(anna: Client, child: Child) -> None:
    reply = anna.post(reverse("life-event-add", args=[child.pk]), {"title": f"Brief over {BSN}"})
    assert SAID in Page(reply).words
    assert not LifeEvent.objects.exists()


def test_note_with_a_bsn_is_refused(anna: Client, child: Child) -> None:
    posted = {
        "expected_on": str(days_ago(3)),
        "observer_role": "teacher",
        "setting": "school",
        "reason": "no_contact",
        "note": "nr. 1234 56 782",
    }
    reply = anna.post(reverse("missed-moment-add", args=[child.pk]), posted)
    assert SAID in Page(reply).words
    assert not MissedMoment.objects.exists()


def test_answer_with_a_bsn_is_refused_page_by_page_and_one_by_one(
    people: People, anna: Client, child: Child
) -> None:
    draft = a_draft(child, people.anna)
    way = {"child_id": child.pk, "assessment_id": draft.pk}
    posted = {"help_ask-choice": "2", "help_ask-example": f"Zei {BSN}", "goto": "check"}
    reply = anna.post(reverse("assessment-fill", kwargs={**way, "number": 1}), posted)
    assert reply.status_code == 400
    assert SAID in Page(reply).words
    one = {"choice": "2", "reason": "", "example": BSN, "revision": 0, "key": str(uuid.uuid4())}
    url = reverse("answer-save", kwargs={**way, "item_key": "help_ask"})
    refused = anna.put(url, json.dumps(one), content_type="application/json")
    assert refused.status_code == 400
    assert SAID in refused.json()["message"]
    assert not Answer.objects.exists()
