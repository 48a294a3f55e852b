"""The rows of an export in long format: one for each question of each form, and one for each strength.

What is no figure stays of four kinds: could not see, does not fit, skipped, and zero, which is one. Nothing is added up over
strengths, observers or moments.
"""

from collections.abc import Iterable, Iterator, Mapping

from exports.rules.columns import ANSWERS, STRENGTHS, Column, names_in
from exports.rules.contents import Kind, Naming
from exports.rules.forms import ExportedForm
from paper.tables import Cell, Row
from portfolio.rules.definitions import InstrumentDefinition, Item
from portfolio.rules.scoring import ElementScore, NoScore

SKIPPED = "skipped"
SIGN = "sign"
NOTHING: Mapping[str, str] = {}


def answers_of(form: ExportedForm, naming: Naming) -> Iterator[Row]:
    """Yield a row for each question that was asked."""
    return chosen(answer_rows(form, naming), ANSWERS, naming)


def scores_of(form: ExportedForm, naming: Naming) -> Iterator[Row]:
    """Yield a row for each strength that was asked about."""
    return chosen(score_rows(form, naming), STRENGTHS, naming)


def chosen(rows: Iterable[Mapping[str, Cell]], columns: tuple[Column, ...], naming: Naming) -> Iterator[Row]:
    """Yield rows of the columns that may go along; what else is known stays behind."""
    names = names_in(columns, naming.contents)
    return ([row.get(name) for name in names] for row in rows)


def yes(value: bool) -> str:
    """Return yes or no in Dutch, as all files have it."""
    return "ja" if value else "nee"


def head_of(form: ExportedForm, naming: Naming) -> dict[str, Cell]:
    """Return what each row of a form says of the form."""
    child = form.child
    return {
        "jeugdige": naming.code(Kind.CHILD, child.id),
        "voornaam": child.first_name,
        "nummer": child.reference,
        "team": "" if child.team_id in naming.unnamed else naming.code(Kind.TEAM, child.team_id),
        "teamnaam": child.team,
        "formulier": naming.code(Kind.FORM, form.id),
        "instrument": form.definition.key,
        "versie": form.definition.version,
        "waarnemer": naming.code(Kind.PERSON, form.person),
        "rol": form.role,
        "plek": form.setting,
        "met_leerkracht": yes(form.with_teacher),
        "via_link": yes(form.by_link),
        "leeftijd": form.age,
        "dag": form.day,
        "periode_van": form.period_from,
        "periode_tot": form.period_to,
        "ondertekend_op": form.signed_on,
        "uren_gezien": form.hours_seen,
        "verbeterd": yes(form.is_correction),
    }


def answer_rows(form: ExportedForm, naming: Naming) -> Iterator[dict[str, Cell]]:
    """Yield a row for each question; words without words, and words that stay behind, have none."""
    head = head_of(form, naming)
    for item in form.definition.items_asked.values():
        given = form.answers.get(item.key, NOTHING)
        if item.kind == "words" and not (naming.has_words and given.get("example")):
            continue
        yield {**head, **place_of(item, form), **answer_cells(item, given)}


def place_of(item: Item, form: ExportedForm) -> dict[str, Cell]:
    """Return where a question stands in the portfolio."""
    definition = form.definition
    if not isinstance(definition, InstrumentDefinition):
        return {"vraag": item.key, "soort": SIGN}
    if item.kind != "strength":
        return {"vraag": item.key, "soort": item.kind}
    element = definition.element(item.element)
    found: dict[str, Cell] = {"domein": element.domain, "waar": element.locus, "kracht": element.key}
    return {**found, "vraag": item.key, "soort": item.kind}


def answer_cells(item: Item, given: Mapping[str, str]) -> dict[str, Cell]:
    """Return what was answered; a value, or why there is none."""
    choice = given.get("choice", "")
    is_out = choice in tuple(NoScore)
    is_open = not choice and item.kind != "words"
    return {
        "antwoord": choice,
        "waarde": int(choice) if choice.isdecimal() else None,
        "geen_waarde": choice if is_out else SKIPPED if is_open else "",
        "reden": given.get("reason", ""),
        "voorbeeld": given.get("example", ""),
    }


def score_rows(form: ExportedForm, naming: Naming) -> Iterator[dict[str, Cell]]:
    """Yield a row for each strength that was asked about; signs have no score."""
    definition = form.definition
    if form.scores is None or not isinstance(definition, InstrumentDefinition):
        return
    head = {**head_of(form, naming), "scoring_versie": form.scores.scoring_version}
    for element in definition.elements:
        if score := form.scores.elements.get(element.key):
            place = {"domein": element.domain, "waar": element.locus, "kracht": element.key}
            yield {**head, **place, **score_cells(score)}


def score_cells(score: ElementScore) -> dict[str, Cell]:
    """Return the score of one strength, or why there is none, with the numbers behind it."""
    return {
        "score": score.score,
        "status": score.status.value,
        "aanwezig": "" if score.score is None else yes(score.is_present),
        "n_vragen": score.n_items,
        "n_beantwoord": score.n_answered,
        "n_niet_gezien": score.n_not_seen,
        "n_past_niet": score.n_not_applicable,
        "n_overgeslagen": score.n_skipped,
    }
