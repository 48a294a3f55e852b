"""Interleavings of two windows and a colleague on one draft, races of signing and saving, and who judges them."""

import collections
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from random import Random
from typing import Any
from unittest import mock

from django.conf import settings
from django.db import connection
from django.test import Client

from accounts.security.limits import writes
from assessments.actions import assessments as actions
from assessments.exceptions import AlreadySigned
from assessments.forms.observation import CONTENT
from assessments.models import Assessment
from assessments.rules.documents import all_answers
from assurance.edits.scheduler import Scheduler
from assurance.edits.window import EMPTY, Content, Told, Window
from audit.models import AuditEvent
from children.models import Child
from tests.support.build import People, a_draft
from tests.support.second_factor import force_login_with_second_factor

MANY = 10  # faults: enough to stop
CONTROL = 40  # rounds with a protection taken away, at most
OURS = {200, 302, 409, 410}  # what the windows of the observer may be answered
THEIRS = {403}  # and a colleague, who may see the child but not change this draft
ROW = "SELECT md5(form::text) FROM assessments_assessment form WHERE id = %s"
BREAKAGES: dict[str, Callable[[], AbstractContextManager[Any]]] = {
    "no look at the revision": lambda: mock.patch.object(actions, "check_seen"),
    "no lock on the form": lambda: mock.patch.object(actions, "locked", read_without_lock),
}


def read_without_lock(assessment: Assessment) -> Assessment:
    """Do what `locked` does, without the lock."""
    current = Assessment.objects.get(pk=assessment.pk)
    if current.is_signed:
        raise AlreadySigned
    return current


@dataclass
class Tally:
    """What a drill saw."""

    rounds: int = 0
    signed: int = 0
    refused_signatures: int = 0
    statuses: collections.Counter[int] = field(default_factory=collections.Counter)
    faults: list[str] = field(default_factory=list)


class Table:
    """The people, a child and their browsers; every round has a new draft."""

    def __init__(self, people: People, child: Child, scheduler: Scheduler) -> None:
        self.people, self.child, self.scheduler = people, child, scheduler
        self.tally = Tally()
        self.clients = {name: browser_of(people, name) for name in ("anna", "bram")}

    def window(self, chance: Random, draft: Assessment, name: str = "anna") -> Window:
        """Open the draft, in the one browser of this person."""
        client = Client(raise_request_exception=False)
        client.cookies[settings.SESSION_COOKIE_NAME] = self.clients[name]
        shows = {item.key: (EMPTY, 0) for item in draft.form.pages_asked[1].items}
        return Window(client, draft, Random(chance.random()), shows)

    def interleave(self, seed: str) -> None:
        """Let two windows and a colleague work on one draft, then judge what became of it."""
        chance = Random(seed)
        draft = a_draft(self.child, self.people.anna)
        windows = [self.window(chance, draft), self.window(chance, draft)]
        colleague = self.window(chance, draft, "bram")
        self.scheduler.run([partial(fill_in, window) for window in (*windows, colleague)], chance)
        faults = [*judged(draft, windows), *unforeseen(windows, OURS), *unforeseen([colleague], THEIRS)]
        self.note(seed, faults, [*windows, colleague])
        actions.discard_draft(assessment=draft, seen_revision=draft.revision, by=self.people.anna)

    def race(self, seed: str) -> None:
        """Let one window sign while another one saves, or signs too, then judge."""
        chance = Random(seed)
        draft = a_draft(self.child, self.people.anna)
        windows = [self.window(chance, draft), self.window(chance, draft)]
        first = next(iter(windows[0].shows))
        content = {"choice": "2", "reason": "", "example": "Gezien."}
        for window in windows:  # both windows show the one answer
            window.put(first, content)
            window.shows[first] = content, 1
        told_before = [len(window.told) for window in windows]
        seen = windows[0].seen_at_check()
        said: list[bool] = []
        both_sign = chance.random() < 0.2
        others: Callable[[], Any] = (
            (lambda: said.append(windows[1].sign(seen))) if both_sign else (lambda: fill_in(windows[1]))
        )
        self.scheduler.run([lambda: said.append(windows[0].sign(seen)), others], chance)
        draft.refresh_from_db()
        late = [told for window, n in zip(windows, told_before, strict=True) for told in window.told[n:]]
        faults = list(judged_signature(draft, windows, any(said), late))
        if draft.is_signed:
            faults += self.try_to_change(chance, draft, windows[1])
            self.tally.signed += 1
        else:
            faults += judged(draft, windows)
            self.tally.refused_signatures += 1
            actions.discard_draft(assessment=draft, seen_revision=draft.revision, by=self.people.anna)
        self.note(seed, [*faults, *unforeseen(windows, OURS)], windows)

    def try_to_change(self, chance: Random, draft: Assessment, window: Window) -> Iterator[str]:
        """Try to change a signed form in one of the ways that a page has; yield a fault when that works."""
        before, seen = row_of(draft), {"seen_revision": str(draft.revision)}
        ways: list[Callable[[], Any]] = [
            lambda: window.put(next(iter(window.shows)), window.something(is_new=True)),
            lambda: window.post(window.shows),
            lambda: window.send("assessment-frame", {"setting": "school", **seen}),
            lambda: window.send("assessment-discard", seen),
            lambda: window.sign("1"),
        ]
        way = chance.choice(ways)
        way()
        if row_of(draft) != before:
            yield f"a signed form was changed ({ways.index(way)})"

    def note(self, seed: str, faults: Sequence[str], windows: Sequence[Window]) -> None:
        self.tally.rounds += 1
        writes.lately.clear()  # a thousand rounds are more than a person writes in ten seconds
        self.tally.faults += [f"{seed}: {fault}" for fault in faults]
        if self.tally.rounds % 100 == 0:
            faults = self.tally.faults
            print(f"{self.tally.rounds} rounds, {len(faults)} faults", *faults, sep="\n", flush=True)
        for window in windows:
            self.tally.statuses.update(window.statuses)


def browser_of(people: People, name: str) -> str:
    """Sign somebody in and return the session."""
    client = Client()
    force_login_with_second_factor(client, getattr(people, name))
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def fill_in(window: Window) -> None:
    """Do two things that change answers."""
    for _act in range(2):
        if window.chance.random() < 0.25:
            window.post(window.chance.sample(sorted(window.shows), 2))
        else:
            window.save(window.chance.choice(sorted(window.shows)))


def unforeseen(windows: Sequence[Window], foreseen: set[int]) -> Iterator[str]:
    """Yield a fault for each status that nobody should get."""
    for window in windows:
        yield from (f"answered {status}" for status in window.statuses if status not in foreseen)


def history_of(windows: Sequence[Window]) -> tuple[dict[str, dict[int, Content]], list[str]]:
    """Return what was acknowledged by item and revision, and the faults in it.

    Nothing is lost in silence when every revision was given out once, and each save was made on the revision
    before its own: then whoever overwrote an answer had seen it.
    """
    history: dict[str, dict[int, Content]] = collections.defaultdict(lambda: {0: EMPTY})
    faults = []
    for told in (told for window in windows for told in window.told):
        known = history[told.item].setdefault(told.revision, told.content)
        if known != told.content:
            faults.append(f"revision {told.revision} of {told.item} was given to two answers")
    for told in (told for window in windows for told in window.told):
        if told.revision <= told.seen:
            faults.append(f"{told.item} was saved under revision {told.revision}, made on {told.seen}")
    return history, faults


def judged(draft: Assessment, windows: Sequence[Window]) -> list[str]:
    """Return what is wrong with a draft, given what the windows were told."""
    history, faults = history_of(windows)
    draft.refresh_from_db()
    rows = {row.item_key: row for row in draft.answers.all()}
    for item in {*history, *rows}:
        row, given = rows.get(item), history[item]
        stands = ({name: getattr(row, name) for name in CONTENT}, row.revision) if row else (EMPTY, 0)
        if stands != (given[max(given)], max(given)):
            faults.append(f"{item} stands as {stands}; last acknowledged {given[max(given)]}, {max(given)}")
        if sorted(given) != list(range(max(given) + 1)):
            faults.append(f"of {item} the revisions {sorted(given)} were acknowledged")
    applied = sum(row.revision for row in rows.values())
    events = events_of(draft, "answer_saved")
    if not applied == draft.revision == events:
        faults.append(f"{applied} changes of answers, revision {draft.revision}, {events} events in the log")
    return faults


def judged_signature(
    draft: Assessment, windows: Sequence[Window], is_said: bool, late: Sequence[Told]
) -> Iterator[str]:
    """Yield what is wrong with the end of a race."""
    if draft.is_signed is not is_said:
        yield f"signed: {draft.is_signed}, said: {is_said}"
    if events_of(draft, "assessment_signed") != int(draft.is_signed):
        yield f"{events_of(draft, 'assessment_signed')} signatures in the log"
    if not draft.is_signed:
        return
    if late:
        yield f"saved after the signature, or not in what was signed: {late[0]}"
    history, faults = history_of(windows)
    yield from faults
    packed = all_answers(draft.document or {})
    for item, given in history.items():
        content = {name: packed.get(item, EMPTY)[name] for name in CONTENT}
        if content != given[max(given)]:
            yield f"{item} is signed as {content}; acknowledged was {given[max(given)]}"
    if draft.answers.exists():
        yield "a signed form has answers of a draft"


def events_of(draft: Assessment, event: str) -> int:
    """Return how often the log has something of a draft."""
    return AuditEvent.objects.filter(object_id=str(draft.pk), event=event).count()


def row_of(draft: Assessment) -> str:
    """Return a digest of the whole row of a form."""
    with connection.cursor() as cursor:
        cursor.execute(ROW, [draft.pk])
        found: tuple[str] | None = cursor.fetchone()
    return found[0] if found else "gone"


def drill(table: Table, interleavings: Sequence[str], races: Sequence[str]) -> Tally:
    """Do an interleaving or a race for each seed, until there are ten faults, and return what was seen."""
    for act, seeds in ((table.interleave, interleavings), (table.race, races)):
        for seed in seeds:
            if len(table.tally.faults) < MANY:
                act(seed)
    return table.tally


def noticed(table: Table, breakage: str, kind: str) -> str:
    """Take one protection away and go on until that is a fault; return that, or an empty text.

    `kind` is `edit` for interleavings and `race` for races.
    """
    act = table.interleave if kind == "edit" else table.race
    with BREAKAGES[breakage]():
        for number in range(CONTROL):
            act(f"broken-{kind}-{number}")
            if table.tally.faults:
                return table.tally.faults[0]
    return ""
