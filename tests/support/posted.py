"""A good form for every address that takes one, for tests that walk over all addresses."""

import uuid
from collections.abc import Callable
from typing import Any

from assessments.models import Assessment
from children.models import Child
from portfolio.exchange.yaml_text import text_of
from tests.support.advice import advice_fields
from tests.support.answer_files import a_file, a_response
from tests.support.asked import ask_fields, known
from tests.support.consents import answers_fields, authority_fields, last_answer
from tests.support.days import days_ago, today
from tests.support.instruments import NEW_PAGE, apart_fields, head_fields, page_fields
from tests.support.invitations import approval_fields, invitation_fields, revision_of
from tests.support.meetings import meeting_fields
from tests.support.minutes import said_fields
from tests.support.records import judgement_fields, record_fields
from tests.support.rights import archive_fields, rights_fields
from tests.support.seen import birth_days_seen, frame_seen, name_seen, team_seen, terms_seen
from tests.support.world import BESIDE, ELSEWHERE, World


def left_revision(world: World) -> str:
    """Return the revision of the draft that its writer left."""
    return str(Assessment.objects.get(pk=world.forms["cora's left draft"].pk).revision)


def posted_to(world: World, name: str, about: str = "") -> dict[str, Any]:
    """Return a good form to post to an address; `about` is the form that the address is of, Anna's draft without."""
    frame = {
        "observer_role": "youth_professional",
        "setting": "school",
        "period_from": str(days_ago(21)),
        "period_to": str(days_ago(2)),
        "hours_seen": "4",
    }
    first_use = {"from_on": str(days_ago(294)), "use": "used", "felt": "some"}
    resource = {"kind": "person", "name": "Oma", "element": "important_adult", "ways": "feeds", **first_use}
    moment = {
        "situation": "Gevallen",
        "happened_on": str(days_ago(235)),
        "setting": "home",
        "way": "ask_help",
    }
    moment |= {"helped_child": "yes", "helped_observer": "unknown"}
    registration = {
        "first_name": "Noor",
        "birth_month": "5",
        "birth_year": str(today().year - 10),
        "reference": "DW-9",
    }
    quick = world.forms["anna's draft"].instrument_version_id
    draft = world.versions["own draft"]
    posted: dict[
        str, dict[str, Any] | Callable[[], dict[str, Any]]
    ] = {  # what takes time is made when asked for
        **record_fields(),
        "judgement-add": {**judgement_fields(), "seen": str(world.judgement.pk)},
        **rights_fields(),
        "sign-in": {"username": "anna@voorbeeld.example", "password": "verkeerd"},
        "app-set-up": {"code": "123456"},
        "passkey-sign-in": {"credential": "{}"},
        "passkey-add": {"name": "sleutel", "credential": "{}"},
        "account-confirm": {"code": "123456"},
        "language-set": {"language": "en", "next": "/kinderen/"},
        "people": {"search": "anna"},
        "reminder-choice": {"wanted": "no"},
        "person-add": {"email": "nieuw@voorbeeld.example", "full_name": "Nieuw", "role": "observer"}
        | {"team": str(world.people.north.pk)},
        "membership-change": {"role": "practitioner", "team": str(world.people.south.pk)},
        "team-add": {"name": "Oost"},
        "team-change": {"name": "Noordoost", "seen_revision": str(name_seen(world.people.north))},
        "child-search": {"search": "sam"},
        "child-register": {**registration, "team": str(world.people.north.pk), "weeks_between": "13"},
        "child-change": {**registration, "weeks_between": "8", "seen_revision": "0"},
        "assessment-start": {**frame, "instrument": str(quick)},
        "assessment-import": lambda: {
            **frame,
            "file": a_file(a_response({"help_ask": "2"}, "professional-full")),
        },
        "assessment-frame": lambda: {
            **frame,
            "seen_revision": str(frame_seen(world.forms[about or "anna's draft"])),
        },
        "assessment-discard": {"seen": "1"},
        "assessment-fill": {"help_ask-choice": "3", "help_ask-revision": "1", "goto": "check"},
        "assessment-check": {"seen_revision": "1"},
        "draft-hand-over": lambda: {"to": str(world.people.cora.pk), "seen": left_revision(world)},
        "draft-clear": lambda: {"seen": left_revision(world)},
        "assessment-correct": {"reason": "Verkeerde week"},
        "assessment-withdraw": {"reason": "Hoort bij een ander kind."},
        "assessment-copy": lambda: {"child": str(Child.objects.get(reference=BESIDE).pk)},
        "withdrawn-ask": {"reason": "De klacht van vorige week nakijken."},
        "case-add": {"case-user": str(world.others["dirk"].pk)},
        "cover-add": {
            "cover-user": str(world.people.chris.pk),
            "cover-role": "observer",
            "cover-until": str(days_ago(-9)),
        },
        "child-move": {
            "move-team": str(world.people.south.pk),
            "move-seen_revision": str(team_seen(world.child)),
        },
        "second-factor-reset": {"seen": str(world.membership.user.session_generation)},
        "retention-terms": lambda: {
            **rights_fields()["retention-terms"],
            "seen_revision": str(terms_seen(world.child.organisation)),
        },
        "life-event-remove": {"seen": "0"},
        "missed-moment-remove": {"seen": "0"},
        "quick-note-remove": {"seen": "0"},
        "action-remove": {"seen": "0"},
        "coping-remove": {"seen": "0"},
        "resource-remove": {"seen": "1"},
        "emergency-open": {"reference": ELSEWHERE, "reason": "Er is nu iemand nodig die weet wie helpt."},
        "archive-make": lambda: archive_fields(world.child),
        "emergency-review": {"note": "Besproken en terecht."},
        "resource-add": resource,
        "resource-change": {**resource, "seen_revision": "1"},
        "resource-use-add": {
            "from_on": str(days_ago(82)),
            "use": "unused",
            "felt": "not",
            "seen_revision": "1",
        },
        "resource-use-remove": {"seen": "1"},
        "resource-end": {"ended_on": str(days_ago(52)), "seen_revision": "1"},
        "coping-add": moment,
        "coping-change": {**moment, "seen_revision": "0"},
        "answer-save": {"choice": "1", "revision": 1, "key": str(uuid.uuid4())},
        "instrument-add": lambda: {"text": text_of({**draft.document, "key": "eigen", "version": "1.0"})},
        "instrument-change": lambda: head_fields(draft, minutes="4"),
        "instrument-page": lambda: page_fields(draft, "connecting", title_nl="Hulp"),
        "instrument-apart": lambda: apart_fields(draft, title_nl="Los hiervan"),
        "instrument-page-add": lambda: {**NEW_PAGE, "seen": draft.digest},
        "instrument-text": lambda: {"text": text_of({**draft.document, "minutes": 5}), "seen": draft.digest},
        "instrument-publish": {"seen": draft.digest, "share-0": "yes"},
        "instrument-discard": {"seen": draft.digest},
        "log-lines": {"day": str(today())},
        "log-line": {"verdict": "ask", "note": "Gevraagd aan Anna.", "seen_revision": "0"},
        "log-sign": {"conclusion": "Nagekeken.", "seen_revision": "0"},
        "reliability-on": {"kind": "icc", "seen": ""},
        "consent-child": answers_fields(),
        "consent-party": lambda: answers_fields(last_answer(world.authority)),
        "authority-add": authority_fields(),
        "authority-change": authority_fields(world.authority),
        "birth-days": lambda: {
            "keeps_birth_day": "on",
            "seen_revision": str(birth_days_seen(world.child.organisation)),
        },
        "request-add": lambda: ask_fields(world.people.cora),
        "request-decline": {"reason": "no_time", "note": "", "seen": "0"},
        "request-stop": {"note": "Niet meer nodig.", "seen": "0"},
        "request-pass-on": lambda: {"to": known(world.people.cora), "seen": "0"},
        "language-texts": lambda: approval_fields("ar"),
        "invitation-add": lambda: invitation_fields(world.child),
        "invitation-renew": lambda: {"seen": revision_of(world.invitation)},
        "invitation-withdraw": lambda: {"seen": revision_of(world.invitation)},
        "invitation-check": lambda: {
            "seen": revision_of(world.invitation),
            "step": "accept",
            "is_child": "on",
            "is_person": "on",
        },
        "invitation-start": {"goto": "begin"},
        "meeting-add": lambda: meeting_fields(None, [world.child]),
        "meeting-change": lambda: meeting_fields(world.meeting, [world.child]),
        "meeting-move": {"way": "down", "seen": "0"},
        **said_fields(world.told),
        **advice_fields(world.scientist),
        "child-export-file": {"format": "csv", "contents": "words"},
        "export-list": {"place": str(world.people.north.pk), "format": "xlsx", "contents": "named"},
        "report-pdf": {
            "meeting_on": str(days_ago(-3)),
            "form": str(world.forms["anna's signed"].pk),
            "language": "nl",
            "with_events": "on",
            "with_annex": "on",
        },
    }
    good = posted.get(name, {})
    return good() if callable(good) else good
