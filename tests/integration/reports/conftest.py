"""One child with twelve forms, shown and printed once for all tests of the paper."""

from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from reports.case_report.content import course_rows
from reports.profile.page import ProfilePage
from tests.support.build import make_people
from tests.support.pages import Page
from tests.support.papers import Paper, make_pdf, read_pdf
from tests.support.parts import whole
from tests.support.scenes import a_full_past


@dataclass(frozen=True)
class Case:
    """A child with twelve forms: what the screen shows and what was printed."""

    profile: Page
    profile_page: ProfilePage
    course: Page
    moments: list[str]
    paper: Paper
    english: Paper
    without_events: Paper


@pytest.fixture(scope="session")
def case(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Case:
    """Make the papers of one child and take the child back."""
    with django_db_blocker.unblock(), transaction.atomic():
        people = make_people()
        child = a_full_past(people)
        client = Client()
        client.force_login(people.anna)
        profile, course = (whole(client, name, child) for name in ("profile", "trajectory"))
        made = Case(
            profile=Page(profile),
            profile_page=profile.context["page"],
            course=Page(course),
            moments=[
                " ".join([row.day, row.who, *row.counts]) for row in course_rows(course.context["page"])
            ],
            paper=read_pdf(make_pdf(child, people.anna)),
            english=read_pdf(make_pdf(child, people.anna, language="en")),
            without_events=read_pdf(make_pdf(child, people.anna, with_events="")),
        )
        transaction.set_rollback(True)
    return made
