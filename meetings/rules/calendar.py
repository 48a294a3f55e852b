"""One appointment as a calendar file (RFC 5545). Pure: plain values in, bytes out."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

WIDEST = 75  # octets of a line, without its end (RFC 5545, 3.1)
PRODUCT = "-//Veerkrachtportfolio//Casusoverleg//NL"


@dataclass(frozen=True)
class Appointment:
    """What a calendar is told; moments are in UTC, so that no time zone has to be explained."""

    key: str
    version: int
    summary: str
    place: str
    begins_at: datetime.datetime
    ends_at: datetime.datetime
    made_at: datetime.datetime
    is_cancelled: bool


def calendar_file(appointment: Appointment) -> bytes:
    """Return the file: lines of at most 75 octets that end with CR and LF, in UTF-8."""
    return b"".join(line + b"\r\n" for text in lines_of(appointment) for line in folded_line(text))


def lines_of(appointment: Appointment) -> Iterator[str]:
    """Yield the lines of the file as they are before folding."""
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    yield "BEGIN:VEVENT"
    yield f"UID:{appointment.key}@veerkrachtportfolio"
    yield f"DTSTAMP:{in_utc(appointment.made_at)}"
    yield f"SEQUENCE:{appointment.version}"
    yield f"DTSTART:{in_utc(appointment.begins_at)}"
    yield f"DTEND:{in_utc(appointment.ends_at)}"
    yield f"SUMMARY:{escaped(appointment.summary)}"
    yield f"LOCATION:{escaped(appointment.place)}"
    yield f"STATUS:{'CANCELLED' if appointment.is_cancelled else 'CONFIRMED'}"
    yield from ("END:VEVENT", "END:VCALENDAR")


def in_utc(moment: datetime.datetime) -> str:
    """Write a moment in UTC; it must know its time zone."""
    return moment.astimezone(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(text: str) -> str:
    """Write a text so that no character of it is read as part of the format (RFC 5545, 3.3.11)."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return "\\n".join(text.splitlines())


def folded_line(text: str) -> Iterator[bytes]:
    """Yield a line in pieces of at most 75 octets, each but the first after a space; no letter is cut in two."""
    piece = b""
    for letter in text:
        octets = letter.encode()
        if len(piece) + len(octets) > WIDEST:
            yield piece
            piece = b" "
        piece += octets
    yield piece
