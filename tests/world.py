"""One small world for tests that walk over all addresses: a child with forms in every state."""

import datetime
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from accounts.checks import every_pattern
from accounts.models import Membership, User
from assessments.models import Assessment, Child, LifeEvent
from portfolio.models import InstrumentVersion
from portfolio.yaml_text import text_of
from tests.build import (
    TODAY,
    People,
    a_child,
    a_draft,
    a_signed_form,
    an_event,
    an_organisation_elsewhere,
    answer,
    make_people,
    version_of,
)
from tests.instruments import NEW_PAGE, an_own_version, head_fields, next_draft, page_fields
from tests.many import a_scientist

NAME, REFERENCE, EXAMPLE = "Kanariena", "KANARIE-17", "Kanarie zong vandaag mee."
EVENT = "Kanarie vloog weg"
TRACES = ("Kanarie", "KANARIE", "kanarie")  # of the child, in all its texts


@dataclass(frozen=True)
class World:
    """People, one child of team North, and what was written about it."""

    people: People
    outsider: User
    child: Child
    forms: dict[str, Assessment]
    event: LifeEvent
    membership: Membership
    versions: dict[str, InstrumentVersion]
    scientist: User

    def user(self, name: str) -> User | None:
        """Return a persona by name, as the database knows it now; nobody for `anonymous`."""
        known = {"anonymous": None, "olga": self.outsider, "sanne": self.scientist}
        user = known[name] if name in known else getattr(self.people, name)
        return User.objects.get(pk=user.pk) if user else None

    def url(self, name: str, form: str = "anna's draft", child_id: object = None, **given: object) -> str:
        """Return an address, for the form that is meant."""
        newcomer = User.objects.get(pk=self.people.anna.pk)
        values = {
            "child_id": child_id or self.child.pk,
            "assessment_id": self.forms.get(form, self.forms["anna's draft"]).pk,
            "version_id": self.versions.get(form, self.versions["own draft"]).pk,
            "page_key": "connecting",
            "element": "help_seeking",
            "table": "dubbel",
            "event_id": self.event.pk,
            "membership_id": self.membership.pk,
            "passkey_id": 1,
            "provider_id": "organisatie",
            "number": 1,
            "item_key": "help_ask",
            "uidb64": urlsafe_base64_encode(force_bytes(newcomer.pk)),
            "token": default_token_generator.make_token(newcomer),
            **given,
        }
        needed = PATTERNS[name].pattern.converters
        needed_too = set(get_resolver().reverse_dict.getlist(name)[0][0][0][1])
        return reverse(name, kwargs={key: values[key] for key in {*needed, *needed_too}})


PATTERNS: dict[str, URLPattern] = {str(p.name): p for p in every_pattern(get_resolver().url_patterns)}
CHILD_PAGES = [
    n for n, p in PATTERNS.items() if "child_id" in get_resolver().reverse_dict.getlist(n)[0][0][0][1]
]


def make_world() -> World:
    """Make the world: two drafts and two signed forms by Anna and Bram, an event, someone from elsewhere."""
    people = make_people()
    outsider = an_organisation_elsewhere()
    child = a_child(people.north, people.anna, first_name=NAME, reference=REFERENCE)
    earlier = TODAY - datetime.timedelta(days=40)
    forms = {}
    for name in ("anna", "bram"):
        user = getattr(people, name)
        forms[f"{name}'s signed"] = a_signed_form(child, user, on=earlier, example=EXAMPLE)
        forms[f"{name}'s draft"] = draft = a_draft(child, user)
        answer(draft, "help_ask", "2", user, example=EXAMPLE)
        draft.refresh_from_db()
    event = an_event(child, people.anna, title=EVENT)
    own = an_own_version(people)
    versions = {"shared version": version_of(), "own version": own, "own draft": next_draft(own, people.ada)}
    membership, scientist = people.bram.memberships.get(), a_scientist(people)
    return World(people, outsider, child, forms, event, membership, versions, scientist)


@contextmanager
def undone() -> Iterator[None]:
    """Run something and take back what it wrote."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def posted_to(world: World, name: str) -> dict[str, Any]:
    """Return a good form to post to an address."""
    frame = {
        "observer_role": "youth_professional",
        "setting": "school",
        "period_from": "2026-11-01",
        "period_to": "2026-11-20",
        "hours_seen": "4",
    }
    event = {
        "kind": "loss",
        "title": "Opa overleden",
        **dict.fromkeys(("impact_child", "impact_parent", "impact_professional"), "unknown"),
        "started_on": "2026-09-01",
        "ended_on": "",
        "is_ongoing": "on",
    }
    registration = {"first_name": "Noor", "birth_month": "5", "birth_year": "2016", "reference": "DW-9"}
    quick = world.forms["anna's draft"].instrument_version_id
    draft = world.versions["own draft"]
    posted: dict[str, dict[str, Any]] = {
        "sign-in": {"username": "anna@voorbeeld.example", "password": "verkeerd"},
        "app-set-up": {"code": "123456"},
        "passkey-sign-in": {"credential": "{}"},
        "passkey-add": {"name": "sleutel", "credential": "{}"},
        "account-confirm": {"code": "123456"},
        "language-set": {"language": "en", "next": "/kinderen/"},
        "people": {"email": "nieuw@voorbeeld.example", "full_name": "Nieuw", "role": "observer"}
        | {"team": str(world.people.north.pk)},
        "child-search": {"search": "sam"},
        "child-register": {**registration, "team": str(world.people.north.pk), "weeks_between": "13"},
        "child-change": {**registration, "weeks_between": "8"},
        "assessment-start": {**frame, "instrument": str(quick)},
        "assessment-frame": frame,
        "assessment-fill": {"help_ask-choice": "3", "help_ask-revision": "0", "goto": "check"},
        "assessment-check": {"seen_revision": "1"},
        "assessment-correct": {"reason": "Verkeerde week"},
        "life-event-add": event,
        "life-event-change": {**event, "seen_revision": "0"},
        "answer-save": {"choice": "1", "revision": 1, "key": str(uuid.uuid4())},
        "instrument-add": {"text": text_of({**draft.document, "key": "eigen", "version": "1.0"})},
        "instrument-change": head_fields(draft, minutes="4"),
        "instrument-page": page_fields(draft, "connecting", title_nl="Hulp"),
        "instrument-page-add": {**NEW_PAGE, "seen": draft.digest},
        "instrument-text": {"text": text_of({**draft.document, "minutes": 5}), "seen": draft.digest},
        "instrument-publish": {"seen": draft.digest, "share-0": "yes"},
        "instrument-discard": {"seen": draft.digest},
        "reliability-on": {"kind": "icc", "seen": ""},
        "report-pdf": {
            "meeting_on": "2026-11-25",
            "form": str(world.forms["anna's signed"].pk),
            "language": "nl",
            "with_events": "on",
        },
    }
    return posted.get(name, {})
