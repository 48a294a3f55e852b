"""So many heavy pages at once in a process and no more: a thread is left for who signs in or saves."""

from contextlib import ExitStack

from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from children.models import Child
from paper import page_slots
from paper.page_slots import AT_ONCE
from tests.support.build import People
from tests.support.world import PATTERNS

HEAVY = {
    *("profile", "strengthening", "trajectory", "trajectory-figure", "comparison", "judgement"),
    *("report-pdf", "archive-file", "invitation-letter", "discussion"),
}


def others_drawing(number: int) -> ExitStack:
    """Let other threads of this process draw so many heavy pages."""
    stack = ExitStack()
    for _ in range(number):
        assert page_slots.free_slots.acquire(blocking=False)
        stack.callback(page_slots.free_slots.release)
    return stack


def test_heavy_page_is_told_to_wait_while_light_ones_go_on(
    people: People, anna: Client, child: Child
) -> None:
    profile = reverse("profile", args=[child.pk])
    with others_drawing(AT_ONCE):
        answer = anna.get(profile)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
        assert "Wacht een paar seconden" in answer.content.decode()
        assert anna.get(reverse("child-list")).status_code == 200
        assert not AuditEvent.objects.filter(event="profile_read").exists()
    with others_drawing(AT_ONCE - 1):
        assert [anna.get(profile).status_code for _ in range(3)] == [200] * 3


def test_place_comes_free_whatever_happens(people: People, anna: Client, child: Child) -> None:
    for _ in range(AT_ONCE + 1):
        assert anna.post(reverse("profile", args=[child.pk])).status_code == 405
    assert anna.get(reverse("profile", args=[child.pk])).status_code == 200


def test_pages_that_draw_a_whole_child_are_limited() -> None:
    heavy = {name for name, pattern in PATTERNS.items() if getattr(pattern.callback, "is_heavy", False)}
    assert heavy == HEAVY
