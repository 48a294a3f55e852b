"""Forms side by side, and where observers differ."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.http import Request
from accounts.rules.permissions import Permission
from assessments.queries.home_facts import home_facts_of
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from consents.queries.printing import printing_of
from paper.page_slots import one_of_few
from reliability.queries.parameters import errors_of
from reports.comparison.chooser import chooser
from reports.comparison.differences import differ_page
from reports.comparison.forms import CompareForm
from reports.comparison.page import ComparePage, compare_page
from reports.facts.readings import Reading
from reports.queries.forms import definitions_of, examples_of, readings_of, summary_in
from reports.queries.life_course import adversities_for
from reports.rules.differing import views_now

AT_ONCE = 20  # questions on one page


@one_of_few
@child_view(Permission.PROFILE_VIEW, reads=EventType.COMPARISON_READ)
@require_GET
def comparison(request: Request, child: Child) -> HttpResponse:
    """Choose two to four signed forms, and see them side by side."""
    readings = readings_of(child)
    form = compare_form(request, readings)
    is_chosen = form.is_bound and form.is_valid()
    context = {
        "head": head_of(request, child, summary_in(readings)),
        "chooser": chooser(readings, views_now(readings), request.GET.getlist("vorm")),
        "errors": form.errors.get("vorm", []),
        "page": page_of(request, child, readings, form.cleaned_data["vorm"]) if is_chosen else None,
    }
    return render(request, "reports/comparison/comparison.html", context)


def compare_form(request: Request, readings: list[Reading]) -> CompareForm:
    """Return the form, filled from the address when something was chosen or the button was pressed."""
    is_asked = "vorm" in request.GET or "toon" in request.GET
    return CompareForm(request.GET if is_asked else None, ids=[reading.id for reading in readings])


def page_of(request: Request, child: Child, readings: list[Reading], chosen: list[str]) -> ComparePage:
    """Return the chosen forms side by side, with the adversity for those who may see it."""
    beside = [reading for reading in readings if reading.id in chosen]
    return compare_page(
        beside,
        definitions_of(beside),
        adversities_for(request.access, child) or [],
        errors_of(child, beside),
    )


@child_view(Permission.PROFILE_VIEW, reads=EventType.COMPARISON_READ)
@require_GET
def difference_list(request: Request, child: Child) -> HttpResponse:
    """Show where observers differ now, as questions, and what nobody could see."""
    readings = readings_of(child)
    now = views_now(readings)
    may_read_all = request.access.has(Permission.ASSESSMENT_VIEW_ALL, child.team_id)
    printing = printing_of(child, timezone.localdate())
    latest = [view.latest for view in now.views]
    speaking = [one for one in latest if not printing.is_silent(one.role, one.spoken_by)]
    examples = examples_of(speaking) if may_read_all else {}
    page = differ_page(now, definitions_of(readings), examples, child.first_name) if readings else None
    questions = Paginator(page.questions if page else [], AT_ONCE)
    context = {
        "head": head_of(request, child, summary_in(readings)),
        "page": page,
        "questions": questions.get_page(request.GET.get("pagina")),
        "home": home_facts_of(child),
        "is_shortened": len(speaking) < len(latest),
    }
    return render(request, "reports/comparison/difference_list.html", context)
