"""A small instrument, whole and right, for tests that need one that is their own."""

from typing import Any

from portfolio.rules.domains import CELLS

SCALE = [{"value": value, "label": {"nl": f"niveau {value}", "en": f"level {value}"}} for value in range(4)]


def both(words: str) -> dict[str, str]:
    """Return a text in both languages."""
    return {"nl": f"{words} (nl)", "en": f"{words} (en)"}


def an_element(key: str, domain: str, locus: str) -> dict[str, Any]:
    """Return one element of a catalogue."""
    return {
        "key": key,
        "domain": domain,
        "locus": locus,
        "level": "individual",
        "perspective": "perceived",
        "source": "seed",
        "seed_section": "§1",
        "name": both(key),
        "explanation": both("explanation"),
        "unsafe": both("unsafe"),
        "strengthens": both("strengthens"),
    }


def an_item(element: str, number: int) -> dict[str, Any]:
    """Return one statement about an element."""
    return {"key": f"{element}_{number}", "element": element, "text": both("{child}"), "hint": both("hint")}


def a_document(items_per_element: int = 3) -> dict[str, Any]:
    """Return an instrument with one element in each of the eight cells, a page per element."""
    elements = [(f"{domain}_{locus}", domain, locus) for domain, locus in CELLS]
    return {
        "key": "small",
        "version": "1.0",
        "audience": "professional",
        "licence": "CC-BY-4.0",
        "minutes": 2,
        "title": both("title"),
        "introduction": both("introduction"),
        "scoring": {"min_answered_share": 0.6, "present_from": 2.0},
        "catalogue": {
            "key": "small-catalogue",
            "version": "1.0",
            "note": both("note"),
            "scales": [{"key": locus, "levels": list(SCALE)} for locus in ("internal", "external")],
            "elements": [an_element(*element) for element in elements],
        },
        "pages": [
            {
                "key": f"page_{key}",
                "title": both(key),
                "domain": domain,
                "items": [an_item(key, number) for number in range(items_per_element)],
            }
            for key, domain, _locus in elements
        ],
    }
