"""What the tests of the exchange begin with: the shipped forms, and forms that somebody might make."""

import copy
import datetime
from functools import cache
from typing import Any

from hypothesis import strategies as st

from portfolio.exchange.catalogue_files import FOLDER, read_document
from portfolio.exchange.fhir.questionnaire import questionnaire_of
from portfolio.rules.outcomes import read_form
from tests.support.documents import a_document

SHIPPED = sorted(path for path in FOLDER.glob("*.yaml") if not path.name.startswith("catalogue-"))
DAY = datetime.date(2026, 5, 1)
GIVEN = {
    "feelings_express": {"choice": "2", "reason": "", "example": "Vertelde\nover de ruzie."},
    "goal_keep_going": {"choice": "0", "reason": "", "example": ""},
    "adult_calms": {"choice": "not_seen", "reason": "", "example": ""},
    "efficacy_start": {"choice": "not_applicable", "reason": "Ligt in het ziekenhuis", "example": ""},
    "home_own_spot": {"choice": "", "reason": "", "example": "Alleen een voorbeeld"},
}

# Words that notations trip over: quotes, colons, numbers, breaks, spaces at the ends, other scripts.
ODD = (
    *(
        "no",
        "null",
        "~",
        "1.0",
        "0x10",
        "1:30",
        "2026-05-01",
        "- a",
        "a: b",
        "# a",
        "{child}",
        "[a]",
        "''",
        '"',
    ),
    *(
        "a\nb",
        "a\n\nb",
        " a ",
        "a  b",
        "% a",
        "@a",
        "`a`",
        "!a",
        "&a",
        "*a",
        "|",
        ">",
        "?",
        "…",
        "é",
        "日本",
        "🙂",
    ),
    *("{child} a? {child} b. {child}", "\tb", "a\u00a0b", "a\u2028b", "\\n", "x" * 300, "word " * 60 + "end"),
)
words = st.sampled_from(ODD) | st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=120
).filter(str.strip)
texts = st.fixed_dictionaries({"nl": words, "en": words})
bands = st.lists(st.integers(0, 23), min_size=2, max_size=2).map(sorted)
names = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,20}", fullmatch=True)
versions = st.from_regex(r"[0-9]{1,3}(\.[0-9]{1,3}){0,2}", fullmatch=True)


def shipped(stem: str = "professional-quick-2.1") -> dict[str, Any]:
    """Return the document of a shipped form, to be changed at will."""
    return copy.deepcopy(read_once(stem))


@cache
def read_once(stem: str) -> dict[str, Any]:
    """Read a shipped form; PyYAML takes its time."""
    return read_document(FOLDER / f"{stem}.yaml")


def as_questionnaire(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document as the Questionnaire of a published version."""
    return questionnaire_of(read_form(document), document, "active", DAY)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a document in which everything that may vary does."""
    document = a_document(items_per_element=draw(st.integers(1, 2)))
    document |= {"key": draw(names), "version": draw(versions), "title": draw(texts)}
    document |= {"introduction": draw(texts), "minutes": draw(st.integers(1, 60) | st.just(2.5))}
    document["scoring"] = {"min_answered_share": draw(st.sampled_from([0.6, 1, 1.0])), "present_from": 2}
    optional = {
        "ages": bands,
        "voice": st.sampled_from(["about_child", "to_child"]),
        "comparable_with": st.lists(
            st.fixed_dictionaries({"key": names, "version": versions}), min_size=1, max_size=2
        ),
        "scales": st.just(document["catalogue"]["scales"]),
    }
    document |= draw(st.fixed_dictionaries({}, optional=optional))
    document["catalogue"]["elements"][0] |= draw(
        st.sampled_from([{"seed_section": ""}, {"seed_section": "§ 3"}])
    )
    document["catalogue"]["elements"][1].pop("seed_section")
    document["pages"][0]["title"] = draw(texts)
    wording = st.fixed_dictionaries({"ages": bands, "text": texts, "hint": texts})
    document["pages"][0]["items"][0] |= draw(
        st.fixed_dictionaries(
            {"text": texts, "hint": texts},
            optional={"pictogram": st.just("sun"), "wordings": st.lists(wording, min_size=1, max_size=2)},
        )
    )
    return document


def packed(answers: dict[str, Any]) -> dict[str, Any]:
    """Return a signed form as the product packs it, with people and places that must not travel."""
    return {
        "schema": 1,
        "child": "c1f0",
        "observer": {"id": "1", "name": "Anna de Wit", "role": "teacher"},
        "setting": "home",
        "period": ["2026-04-01", "2026-04-30"],
        "signed_at": "2026-05-01T12:00:00.123456+02:00",
        "answers": {key: {**row, "saved_at": "2026-05-01T11:00:00+02:00"} for key, row in answers.items()},
    }
