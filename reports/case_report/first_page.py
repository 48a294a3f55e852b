"""The first page of the paper: who is at the table, their own words, the map of everyone who looked, and room to write."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from children.rules.voices import person_of
from invitations.queries.overview import SentWords
from meetings.models import Meeting
from paper.dates_and_numbers import day, short_day
from reports.case_report.budget import Budget, first_of, shortened
from reports.case_report.by_observer import ByObserver
from reports.facts.readings import Reading
from reports.words.own_words import OwnWords

INVITED = 150  # width of the names of who is invited: two lines


class Spoken(NamedTuple):
    """What one voice said: quotes, who said them and when; `remark` says why there are none."""

    quotes: list[str]
    who: str
    remark: str


class ShownExample(NamedTuple):
    """A strength that is clear, the answer that shows it, and the words that were written at that answer, cut to fit."""

    name: str
    answer: str
    words: str


@dataclass(frozen=True)
class FirstPage:
    """What stands on the first page; `examples` were written where a strength is clear, `examples_by` says by whom.

    `looked` says how many observations the paper rests on; `left_out` what does not stand here.
    """

    meeting: str
    invited: str
    looked: str
    child_words: list[Spoken]
    family_words: list[Spoken]
    other_words: list[Spoken]
    map: ByObserver | None
    examples: list[ShownExample]
    examples_by: str
    lines: range
    left_out: list[str]


def meeting_in_words(meets_on: datetime.date, meeting: Meeting | None, team: str) -> str:
    """Say when, where and of which team the meeting is; only the day and the team of one that is not planned here."""
    if meeting is None:
        return f"{day(meets_on)} · {team}"
    times = f"{meeting.begins_at:%H.%M} – {meeting.ends_at:%H.%M}"
    return f"{day(meets_on)}, {times} · {team}, {meeting.place}"


def invited_to(names: Sequence[str]) -> tuple[str, int]:
    """Name who is invited, and say how many names do not fit."""
    kept = ""
    for place, name in enumerate(names):
        longer = f"{kept} · {name}" if kept else name
        if shortened(longer, INVITED) != longer:
            return kept or shortened(name, INVITED), len(names) - max(1, place)
        kept = longer
    return kept, 0


def looked_in_words(readings: Sequence[Reading]) -> str:
    """Say how many observations there are, by how many people, and over which time; empty without any."""
    if not readings:
        return ""
    n_people = len({person_of(reading) or reading.role for reading in readings})
    people = ngettext("%(n)s person", "%(n)s people", n_people) % {"n": n_people}
    said = ngettext(
        "%(n)s observation by %(people)s, %(first)s – %(last)s.",
        "%(n)s observations by %(people)s, %(first)s – %(last)s.",
        len(readings),
    )
    return said % {
        "n": len(readings),
        "people": people,
        "first": short_day(min(reading.period_from for reading in readings)),
        "last": short_day(max(reading.period_to for reading in readings)),
    }


def spoken_by(
    voices: Sequence[OwnWords], sent: Sequence[SentWords], budget: Budget
) -> tuple[list[Spoken], int]:
    """Return what was said in forms and in invitations, and how many quotes do not fit."""
    spoken, room, n_left = [], budget.quotes, 0
    for voice in voices:
        quotes, n_more = first_of(voice.quotes, room)
        spoken.append(
            Spoken(
                [shortened(one, budget.long_text) for one in quotes],
                f"{voice.who}, {voice.day}",
                note_on(voice),
            )
        )
        room, n_left = room - len(quotes), n_left + n_more
    for words in sent:
        if room:
            spoken.append(Spoken([shortened(words.text, budget.long_text)], words.who, ""))
        room, n_left = max(0, room - 1), n_left + (not room)
    return spoken, n_left


def note_on(voice: OwnWords) -> str:
    """Say why a voice that filled in a form is not quoted; empty where it is."""
    if voice.is_left_out:
        return _("the words are left out: not everyone has said yes to that")
    return "" if voice.quotes else _("filled in, without words of their own")
