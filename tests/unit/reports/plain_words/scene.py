"""Plain values for the tests of the rules: a small instrument over four domains, forms, and who filled them in."""

import datetime
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from portfolio.exchange.catalogue_files import FOLDER, read_document
from portfolio.rules.definitions import Element, InstrumentDefinition
from portfolio.rules.domains import DOMAIN_KEYS, DomainKey, Locus, Text
from portfolio.rules.outcomes import read_outcome
from portfolio.rules.scoring import Choice, score_form
from reports.facts.readings import Reading
from reports.facts.signs import SignReading
from reports.plain_words.rules.facts import ChildRecord
from reports.plain_words.rules.findings import Finding, Value
from reports.rules.coping_palette import Episode
from tests.unit.reports import scene

STRIP = read_outcome(read_document(FOLDER / "outcome-1.0.yaml"))
TODAY = datetime.date(2026, 11, 22)
NOT_SEEN, NOT_APPLICABLE = scene.NOT_SEEN, scene.NOT_APPLICABLE
NAMES = {
    "regulatory": [
        ("Tot rust komen", "Calming down"),
        ("Volhouden", "Persevering"),
        ("Dagritme", "Daily rhythm"),
    ],
    "interpersonal": [("Hulp vragen", "Asking for help"), ("Vrienden", "Friends"), ("Meeleven", "Caring")],
    "meaning": [("Hoop", "Hope"), ("Eigen verhaal", "Own story"), ("Erbij horen", "Belonging")],
    "environment": [
        ("Veilig huis", "Safe home"),
        ("Groen dichtbij", "Green nearby"),
        ("Eigen plek", "Own place"),
    ],
}


def strength(domain: DomainKey, place: int) -> Element:
    """Return one strength; the last of a domain lies around the child."""
    nl, en = NAMES[domain][place]
    locus: Locus = "external" if place == 2 else "internal"
    return replace(scene.element(f"{domain[0]}{place + 1}", domain, locus), name=Text(nl, en))


ELEMENTS = tuple(strength(domain, place) for domain in DOMAIN_KEYS for place in range(3))
KEYS = tuple(element.key for element in ELEMENTS)  # r1 r2 r3 i1 i2 i3 m1 m2 m3 e1 e2 e3


def weeks_ago(number: float) -> datetime.date:
    """Return the day so many weeks before today."""
    return TODAY - datetime.timedelta(days=round(number * 7))


def instrument() -> InstrumentDefinition:
    """Return the instrument with two statements for each strength."""
    return replace(scene.definition(*KEYS), elements=ELEMENTS)


def form(
    weeks: float,
    scores: Mapping[str, Choice] | None = None,
    rest: Choice = 1,
    *,
    role: str = "youth_professional",
    setting: str = "home",
    observer: str = "Anna de Wit",
    instrument_name: str = "test-1.0",
    kin: str = "test",
    signed: float | None = None,
) -> Reading:
    """Return a signed form of so many weeks ago; strengths not in `scores` get the answer `rest`."""
    on = weeks_ago(weeks)
    chosen = dict.fromkeys(KEYS, rest) | dict(scores or {})
    answers = {f"{key}{n}": choice for key, choice in chosen.items() for n in (1, 2)}
    at = weeks_ago(weeks if signed is None else signed)
    return Reading(
        id=f"{on} {role} {setting} {observer}",
        observer_id=observer,
        observer=observer,
        role=role,
        setting=setting,
        instrument=instrument_name,
        version_id=uuid.UUID(int=int(instrument_name[-1])),
        period_from=on - datetime.timedelta(days=13),
        period_to=on,
        signed_at=datetime.datetime.combine(at, datetime.time(12), datetime.UTC),
        hours_seen=6,
        scores=score_form(instrument(), answers),
        kin=kin,
    )


def seen(*keys: str, by: Choice = 3) -> dict[str, Choice]:
    """Return these strengths as clearly seen."""
    return dict.fromkeys(keys, by)


def strip(
    weeks: float, answers: Mapping[str, Choice], *, role: str = "child", setting: str = "home"
) -> SignReading:
    """Return a signed outcome strip of so many weeks ago."""
    on = weeks_ago(weeks)
    return SignReading(
        id=f"{on} {role} {setting}",
        observer_id="Anna de Wit",
        observer="Anna de Wit",
        role=role,
        setting=setting,
        version_id=uuid.UUID(int=9),
        period_to=on,
        signed_at=datetime.datetime.combine(on, datetime.time(12), datetime.UTC),
        answers=answers,
    )


def episode(setting: str, way: str, child: str, observer: str) -> Episode:
    """Return a situation with the way that was chosen, and whether it helped by both voices."""
    return Episode(weeks_ago(1), setting, way, "doing", child, observer)


def facts(*forms: Reading, **known: object) -> ChildRecord:
    """Return facts on these forms, with whatever else is known."""
    return ChildRecord(today=TODAY, readings=forms, elements=ELEMENTS, **known)  # type: ignore[arg-type]


def said(rule: Callable[[ChildRecord], Iterator[Finding]], known: ChildRecord) -> list[str]:
    """Return the keys of the sentences that one rule finds, in order."""
    return [finding.said for finding in rule(known)]


def figures(
    rule: Callable[[ChildRecord], Iterator[Finding]], known: ChildRecord, key: str
) -> dict[str, Value]:
    """Return the figures of the one finding of a rule with this sentence."""
    (finding,) = [finding for finding in rule(known) if finding.said == key]
    return dict(finding.figures)
