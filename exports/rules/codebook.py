"""The codebook of an export: every column, question, strength, code and scoring rule in it, in words."""

from collections.abc import Iterable, Iterator

from exports.rules.columns import ANSWERS, CODEBOOK, STRENGTHS, columns_for
from exports.rules.contents import Contents
from exports.rules.rows import SIGN, SKIPPED
from paper.tables import Cell, Row
from portfolio.exchange.fhir.codes import WAYS_OUT, without_name
from portfolio.rules.definitions import EVERY_AGE, FACT_ANSWERS, InstrumentDefinition, Item
from portfolio.rules.domains import DOMAINS, LOCUS_NAMES, Text
from portfolio.rules.outcomes import Form

Entry = dict[str, Cell]
Labels = dict[str, Text]
YES_AND_NO = {"ja": Text("ja", "yes"), "nee": Text("nee", "no")}
WHY_NO_VALUE = {
    "not_seen": Text("kon ik niet zien of weet ik niet", "could not see or do not know"),
    "not_applicable": Text("past niet bij dit kind", "does not fit this child"),
    SKIPPED: Text("overgeslagen: er is niets gekozen", "skipped: nothing was chosen"),
}
STATUSES = {
    "scored": Text("er is een score", "there is a score"),
    "too_little_seen": Text("te weinig vragen hebben een waarde", "too few questions have a value"),
    "not_applicable": Text("geen van de vragen past bij dit kind", "none of the questions fits this child"),
}
READ_FIRST = (
    Text(
        "Een formulier is een momentopname. Er is geen totaalscore, en waarnemers worden nooit gemiddeld.",
        "A form is a snapshot. There is no total score, and observers are never averaged.",
    ),
    Text(
        "Krachten komen nooit in de plaats van veiligheid of specialistische hulp.",
        "Strengths never stand in for safety or specialist help.",
    ),
    Text(
        "Een code verbergt een naam, maar maakt niet anoniem: wie het kind kent, kan het herkennen.",
        "A code hides a name, but is not anonymity: who knows the child can recognise it.",
    ),
    Text(
        "Wat er gebeurde, notities, veiligheid, verslagen en concepten staan niet in dit bestand.",
        "What happened, notes, safety, minutes and drafts are not in this file.",
    ),
)


PRACTICE = Text(
    "Dit gaat over een oefenkind: het telt nergens mee.",
    "This is about a child to practise on: it counts nowhere.",
)


def codebook(
    forms: Iterable[Form], contents: Contents, roles: Labels, settings: Labels, *, to_practise: bool = False
) -> list[Row]:
    """Return the rows of the codebook for these versions of instruments, each whole; roles and settings come as labels by code."""
    entries = [entry_of("lees dit eerst", "", PRACTICE)] if to_practise else []
    entries += common_entries(contents, roles, settings)
    for form in sorted(forms, key=lambda form: form.name):
        entries += form_entries(form)
    return [[entry.get(name) for name in CODEBOOK] for entry in entries]


def entry_of(sort: str, key: str, text: Text, **more: Cell) -> Entry:
    """Return one line of the codebook."""
    return {"soort": sort, "sleutel": key, "betekenis": text.nl, "meaning": text.en, **more}


def common_entries(contents: Contents, roles: Labels, settings: Labels) -> Iterator[Entry]:
    """Yield what holds for every instrument."""
    yield from (entry_of("lees dit eerst", "", text) for text in READ_FIRST)
    columns = {
        column.name: column.meaning
        for table in (ANSWERS, STRENGTHS)
        for column in columns_for(table, contents)
    }
    lists: dict[str, Labels] = {
        "kolom": columns,
        "domein": {domain.key: domain.name for domain in DOMAINS},
        "waar": dict(LOCUS_NAMES),
        "rol": roles,
        "plek": settings,
        "ja of nee": YES_AND_NO,
        "geen_waarde": WHY_NO_VALUE,
        "status": STATUSES,
        "antwoord op een feit": FACT_ANSWERS,
    }
    for sort, texts in lists.items():
        yield from (entry_of(sort, key, text) for key, text in texts.items())


def form_entries(form: Form) -> Iterator[Entry]:
    """Yield what one version of an instrument asks, and in which words it is answered."""
    named: Entry = {"instrument": form.key, "versie": form.version}
    yield entry_of("instrument", form.key, form.title, **named)
    if isinstance(form, InstrumentDefinition):
        yield from strength_entries(form, named)
    else:
        yield from (
            entry_of("antwoord", str(level.value), level.label, schaal=SIGN, **named) for level in form.levels
        )
    for code, text in WAYS_OUT[form.voice].items():
        yield entry_of("antwoord", code, text, **named)
    for item in form.items_asked.values():
        yield from question_entries(item, form, named)


def strength_entries(form: InstrumentDefinition, named: Entry) -> Iterator[Entry]:
    """Yield the strengths, the anchored answers and the two rules of scoring."""
    for element in form.elements:
        place: Entry = {"domein": element.domain, "waar": element.locus, "niveau": element.level}
        yield entry_of("kracht", element.key, element.name, schaal=element.anchors, **place, **named)
    for scale, levels in form.scales.items():
        for level in levels:
            yield entry_of("antwoord", str(level.value), level.label, schaal=scale, **named)
    share, line = form.scoring.min_answered_share, form.scoring.present_from
    yield entry_of("scoreregel", "", scoring_rule(share, line), **named)


def scoring_rule(share: float, line: float) -> Text:
    """Return in words when there is a score and from where a strength is present."""
    percent, from_nl, from_en = f"{share:.0%}", f"{line:g}".replace(".", ","), f"{line:g}"
    return Text(
        f"Een score staat er als minstens {percent} van de vragen die passen een waarde heeft; aanwezig is vanaf {from_nl}.",
        f"There is a score when at least {percent} of the questions that fit have a value; present is from {from_en}.",
    )


def question_entries(item: Item, form: Form, named: Entry) -> Iterator[Entry]:
    """Yield a question, with its other words for other ages; the child is not named in it."""
    of: Entry = {}
    if isinstance(form, InstrumentDefinition) and item.kind == "strength":
        element = form.element(item.element)
        of = {
            "kracht": element.key,
            "domein": element.domain,
            "waar": element.locus,
            "schaal": element.anchors,
        }
    elif not isinstance(form, InstrumentDefinition):
        of = {"schaal": SIGN}
    wordings = [(item.ages, item.text), *((other.ages, other.text) for other in item.wordings)]
    for ages, text in wordings:
        first, last = (None, None) if ages == EVERY_AGE else ages
        yield entry_of(
            "vraag", item.key, without_name(text), leeftijd_van=first, leeftijd_tot=last, **of, **named
        )
