"""An instrument as who fills it in sees it, with nothing to save."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from accounts.http import Request
from assessments.forms.observation import ObservationForm
from assessments.queries.forms import page_states
from assessments.rules.screens import screens_of
from assessments.words import Wording
from portfolio.decorators import instrument_view
from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import form_in
from portfolio.rules.definitions import EVERY_AGE
from portfolio.rules.outcomes import Form, OutcomeDefinition

SOMEONE, AGE = "Sam", 9  # nobody: the first name and the age that the preview shows
CHILD = "kind"  # what the address says when the child answers the outcome strip


@instrument_view()
@require_GET
def instrument_preview(request: Request, version: InstrumentVersion, number: int) -> HttpResponse:
    """Show one page of a version with the very templates of the observation form."""
    whole = form_in(version)
    age = asked_age(request.GET.get("leeftijd", ""), whole)
    definition = whole.at_age(age)
    if not 1 <= number <= len(screens_of(definition)):
        raise Http404
    pages = page_states(definition, set(), get_language() or "nl")
    context = {
        "version": version,
        **form_page(definition, number, age, speaks_to_child(definition, request.GET.get("wie", ""))),
        "pages": pages,
        "page": pages[number - 1],
        "previous": pages[number - 2] if number > 1 else None,
        "next": pages[number] if number < len(pages) else None,
    }
    return render(request, "assessments/instrument_preview.html", context)


def speaks_to_child(definition: Form, asked: str) -> bool:
    """Say whether the child answers itself; the outcome strip has words for that and for anyone else."""
    return asked == CHILD if isinstance(definition, OutcomeDefinition) else definition.voice == "to_child"


def asked_age(asked: str, definition: Form) -> int:
    """Return the age to show the words for: the one asked for, within the ages of the form."""
    youngest, oldest = definition.ages
    age = int(asked) if asked.isdecimal() and len(asked) < 3 else AGE
    return max(youngest, min(age, oldest))


def form_page(definition: Form, number: int, age: int, is_to_child: bool) -> dict[str, Any]:
    """Return one page as a form without answers, in the words for a child of this age and for who answers."""
    wording = Wording(definition, SOMEONE, age, get_language() or "nl", is_to_child)
    has_ages = any(item.wordings or item.ages != EVERY_AGE for item in definition.items.values())
    return {
        "title": wording.filled(definition.title),
        "introduction": wording.introduction if number == 1 else "",
        "is_to_child": is_to_child,
        "is_aloud": wording.is_aloud,
        "age": age,
        "ages": range(definition.ages[0], definition.ages[1] + 1) if has_ages else (),
        "is_for_both": isinstance(definition, OutcomeDefinition),
        "form": ObservationForm(wording=wording, screen=screens_of(definition)[number - 1], answers={}),
    }
