"""The questions that wait for the advice of one behavioural scientist."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.decorators import organisation_view
from accounts.http import Request
from accounts.models import Organisation
from accounts.rules.permissions import Permission
from advice.queries.advice import asked_of
from audit.rules.events import EventType


@organisation_view(Permission.ADVICE_GIVE, reads=EventType.ADVICE_REQUESTS_READ)
@require_GET
def advice_asked(request: Request, organisation: Organisation) -> HttpResponse:
    """Show what teams ask this person, as long as the files are open to this person."""
    return render(request, "advice/advice_asked.html", {"found": asked_of(request.user, organisation)})
