"""Advice on one child: what was asked and given, asking, giving and answering."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.exceptions import NotAllowed
from accounts.http import Request
from accounts.rules.permissions import Permission
from advice.actions.advice import answer_advice, give_advice
from advice.actions.requests import ask_advice
from advice.exceptions import NotAsked
from advice.forms.advice import AdviceAnswerForm, AdviceForm
from advice.forms.requests import AdviceRequestForm
from advice.queries.advice import advice_on
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from revisions.exceptions import SeenOtherwise


@child_view(Permission.ADVICE_VIEW, reads=EventType.ADVICE_READ)
@require_GET
def advice_list(request: Request, child: Child) -> HttpResponse:
    """Show all questions about a child, what was advised and what the team did with it."""
    held = {
        name: request.access.has(permission, child.team_id)
        for name, permission in (
            ("can_ask", Permission.ADVICE_ASK),
            ("can_answer", Permission.ADVICE_ANSWER),
            ("can_give", Permission.ADVICE_GIVE),
            ("can_end", Permission.CASE_MANAGE),
            ("can_state", Permission.RIGHTS_VIEW),
        )
    }
    context = {"head": head_of(request, child), "found": advice_on(child, request.user), **held}
    return render(request, "advice/advice_list.html", context)


@child_view(Permission.ADVICE_ASK, reads=EventType.CHILD_READ)
@require_http_methods(["GET", "POST"])
def advice_ask(request: Request, child: Child) -> HttpResponse:
    """Ask one behavioural scientist one question about a child."""
    form = AdviceRequestForm(request.POST or None, child=child, now=timezone.now())
    if request.method == "POST" and form.is_valid():
        asked = ask_advice(
            request=form.save(commit=False), began_at=form.now, ends_at=form.ends_at, by=request.user
        )
        messages.success(
            request, _("Asked. %(name)s can read along from now on.") % {"name": asked.adviser.full_name}
        )
        return redirect("advice-list", child_id=child.pk)
    context = {"head": head_of(request, child), "form": form}
    return render(request, "advice/advice_ask.html", context)


@child_view(Permission.ADVICE_GIVE, reads=EventType.ADVICE_READ)
@require_http_methods(["GET", "POST"])
def advice_give(request: Request, child: Child, asked_id: UUID) -> HttpResponse:
    """Give advice on a question; only the one who was asked does, as long as that person reads along."""
    asked = get_object_or_404(child.advice_requests.select_related("grant", "asked_by"), pk=asked_id)
    form = AdviceForm(request.POST or None, request=asked)
    if asked.adviser_id != request.user.pk or not asked.grant.holds:
        raise NotAllowed(_("This question was put to someone else, or the time for it is over."))
    if request.method == "POST" and form.is_valid():
        sign(form, request)
        messages.success(request, _("Signed. The team reads it with its question."))
        return redirect("advice-list", child_id=child.pk)
    context = {"head": head_of(request, child), "form": form, "asked": asked}
    return render(request, "advice/advice_give.html", context)


def sign(form: AdviceForm, request: Request) -> None:
    """Sign what a valid form holds; say why when the time for it ended this moment."""
    try:
        give_advice(advice=form.save(commit=False), by=request.user)
    except NotAsked as over:
        raise NotAllowed(_("This question was put to someone else, or the time for it is over.")) from over


@child_view(Permission.ADVICE_ANSWER, Permission.ADVICE_VIEW, reads=EventType.ADVICE_READ)
@require_http_methods(["GET", "POST"])
def advice_answer(request: Request, child: Child, advice_id: UUID) -> HttpResponse:
    """Say what the team does with an advice; a colleague's answer in the meantime is shown, and nothing written is lost."""
    advice = get_object_or_404(child.advice.select_related("request", "signed_by"), pk=advice_id)
    form = AdviceAnswerForm(request.POST or None, advice=advice, last=advice.answers.last())
    if request.method == "POST" and form.is_valid() and is_answered(form, request):
        messages.success(request, _("Saved."))
        return redirect("advice-list", child_id=child.pk)
    context = {"head": head_of(request, child), "form": form, "advice": advice}
    return render(request, "advice/advice_answer.html", context)


def is_answered(form: AdviceAnswerForm, request: Request) -> bool:
    """Add the answer; or, when a colleague was first, tell so in the form."""
    answer = form.save(commit=False)
    try:
        answer_advice(answer=answer, seen=form.cleaned_data["seen"], by=request.user)
    except SeenOtherwise as otherwise:
        form.look_again(otherwise.current)
        return False
    return True
