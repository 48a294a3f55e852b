"""The calendar file, as RFC 5545 has it."""

import datetime
from dataclasses import replace
from zoneinfo import ZoneInfo

from meetings.rules.calendar import Appointment, calendar_file

HERE = ZoneInfo("Europe/Amsterdam")
MEETING = Appointment(
    key="7d1c0f5e-0000-4000-8000-000000000001",
    version=3,
    summary="Casusoverleg Team Noord",
    place="Kamer Linde",
    begins_at=datetime.datetime(2026, 7, 1, 13, tzinfo=HERE),
    ends_at=datetime.datetime(2026, 7, 1, 14, 10, tzinfo=HERE),
    made_at=datetime.datetime(2026, 6, 30, 9, 5, 7, tzinfo=datetime.UTC),
    is_cancelled=False,
)


def unfolded(file: bytes) -> list[str]:
    """Read the lines back as a calendar does: what begins with a space belongs to the line before."""
    return file.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")


def test_file_says_when_and_where() -> None:
    assert unfolded(calendar_file(MEETING)) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Veerkrachtportfolio//Casusoverleg//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:7d1c0f5e-0000-4000-8000-000000000001@veerkrachtportfolio",
        "DTSTAMP:20260630T090507Z",
        "SEQUENCE:3",
        "DTSTART:20260701T110000Z",
        "DTEND:20260701T121000Z",
        "SUMMARY:Casusoverleg Team Noord",
        "LOCATION:Kamer Linde",
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_cancelled_meeting_says_so() -> None:
    assert "STATUS:CANCELLED" in unfolded(calendar_file(replace(MEETING, is_cancelled=True)))


def test_marks_of_the_format_are_escaped_and_a_new_line_stays_one_line() -> None:
    lines = unfolded(calendar_file(replace(MEETING, place="Hal 1, links; \\ achter\nBEGIN:VALARM")))
    assert "LOCATION:Hal 1\\, links\\; \\\\ achter\\nBEGIN:VALARM" in lines
    assert "BEGIN:VALARM" not in lines


def test_long_lines_are_folded_at_75_octets_without_cutting_a_letter() -> None:
    place = "Café Zoë Ünïcode 🙂 " * 12
    file = calendar_file(replace(MEETING, place=place.strip()))
    lines = file.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)  # each is whole letters
    assert f"LOCATION:{place.strip()}" in unfolded(file)
    assert file.endswith(b"END:VCALENDAR\r\n")
    assert file.count(b"\n") == file.count(b"\r\n")
