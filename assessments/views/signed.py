"""What comes after signing: what to do next, and the text for the client file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from accounts.access import access_of
from accounts.http import Request
from accounts.rules.permissions import Permission
from assessments.decorators import with_signed_form
from assessments.files import text_for_client_file
from assessments.models import Assessment
from assessments.queries.caseload import CaseloadRow, caseload, next_row
from assessments.rules.documents import all_answers
from assessments.rules.safety import is_unsafe_at_home
from assessments.words import wording_of
from audit.rules.events import EventType
from children.child_header import told_apart
from children.decorators import child_view
from children.models import Child
from lifecourse.queries.adversity import adversity_in


@child_view(Permission.CHILD_VIEW, reads=EventType.ASSESSMENT_READ)
@with_signed_form
@require_GET
def assessment_done(request: Request, child: Child, signed: Assessment) -> HttpResponse:
    """Show the text for the client file; to who just signed, and asked for no text, also what is next.

    Who just answered for themselves is thanked first, and hands the screen back to the professional.
    """
    is_own = signed.observer_id == request.user.pk
    is_today = timezone.localdate(signed.signed_at) == timezone.localdate()
    is_fresh = is_own and is_today and "tekst" not in request.GET
    if is_fresh and signed.is_own_voice and "verder" not in request.GET:
        return thanks(request, child, signed)
    has_events = request.access.has(Permission.LIFE_EVENT_VIEW, child.team_id)
    adversity = adversity_in(child, signed.period_from, signed.period_to) if has_events else None
    context = {
        "child": child,
        "told_apart": told_apart(child),
        "signed": signed,
        "is_fresh": is_fresh,
        "is_unsafe": is_unsafe_at_home(all_answers(signed.document or {})),
        "next": next_on_list(request, child) if is_fresh else None,
        "can_view_profile": request.access.has(Permission.PROFILE_VIEW, child.team_id),
        "text": text_for_client_file(
            signed, wording_of(signed.form, signed, get_language() or "nl"), adversity
        ),
    }
    return render(request, "assessments/assessment_done.html", context)


def thanks(request: Request, child: Child, signed: Assessment) -> HttpResponse:
    """Thank the child or the parent who answered; of the file only whose it is."""
    age = child.age_on(timezone.localdate())
    context = {"child": child, "age": age, "signed": signed, "is_to_child": signed.is_by_child}
    return render(request, "assessments/assessment_thanks.html", context)


def next_on_list(request: Request, child: Child) -> CaseloadRow | None:
    """Return the next child on one's own list; the access of the request is that to this one child."""
    rows = caseload(access=access_of(request.user), user=request.user, today=timezone.localdate())
    return next_row(rows, child)
