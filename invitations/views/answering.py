"""The pages for who was asked: no account, one invitation, one statement on a screen."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from accounts.decorators import public, turn_away
from accounts.security.limits import TooManyAttempts, attempt
from invitations.actions import answering as actions
from invitations.decorators import as_invited, give, held_for, invited, invited_before, take
from invitations.exceptions import NothingFilledIn
from invitations.forms import AnswerForm, WordsForm
from invitations.models import Invitation
from invitations.queries.invited import (
    Question,
    answers_of,
    as_form,
    items_of,
    opened_by,
    question_of,
    said,
    told,
)
from invitations.queries.languages import languages_for, spoken_as
from invitations.rules.screens import choices_by_link
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import revision_in

SENT, DECLINED, LATER = "sent", "declined", "later"


@public
@require_safe
def invitation_open(request: HttpRequest, token: str) -> HttpResponse:
    """Let the browser hold the invitation and leave this address at once; nothing is used up and nothing begins.

    Every other token leads the same way, to a page that says that the link does not work.
    """
    as_invited(request)
    response: HttpResponse = redirect("invitation-start")
    try:
        tried = attempt(request, "invitation", "")
    except TooManyAttempts:
        response = turn_away(request)
    else:
        invitation = opened_by(token)
        if invitation is None:
            take(response)
        else:
            tried.take_back()
            give(response, held_for(invitation, request.GET.get("taal", "")))
    response.headers["Referrer-Policy"] = "no-referrer"  # the pages after it have no secret in their address
    return response


def shown(
    request: HttpRequest, invitation: Invitation, page: str, status: int = 200, **more: Any
) -> HttpResponse:
    """Show a page to who was asked."""
    context = {
        "invitation": invitation,
        "team": invitation.child.team.name,
        "say": said(invitation),
        "language": spoken_as(get_language() or ""),
        **more,
    }
    return render(request, f"invitations/{page}.html", context, status=status)


@public
@require_http_methods(["GET", "HEAD", "POST"])
@invited
def invitation_start(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Say who asks, what for, who reads it and that no is fine; posted, begin or say no."""
    if request.method == "POST" and request.POST.get("goto") == "no":
        actions.decline_invitation(invitation=invitation)
        return end(invitation, DECLINED)
    if request.method == "POST":
        actions.begin_invitation(invitation=invitation)
        return go_on(invitation)
    is_begun = invitation.state == Invitation.State.BEGUN
    return shown(request, invitation, "start", is_begun=is_begun, languages=languages_for(invitation))


def go_on(invitation: Invitation) -> HttpResponse:
    """Open the first statement that has no answer, or what is left to read again."""
    answered = answers_of(invitation)
    open_ones = [n for n, item in enumerate(items_of(invitation), start=1) if item.key not in answered]
    return redirect("invitation-question", number=open_ones[0]) if open_ones else redirect("invitation-words")


def end(invitation: Invitation, how: str) -> HttpResponse:
    """Lead to the last page; from here on this browser holds nothing but that."""
    response = redirect("invitation-done")
    give(response, replace(held_for(invitation, get_language() or ""), end=how))
    return response


@public
@require_http_methods(["GET", "HEAD", "POST"])
@invited
def invitation_question(request: HttpRequest, invitation: Invitation, number: int) -> HttpResponse:
    """Show one statement; posted, save the answer and go where the button says."""
    items = items_of(invitation)
    if not 1 <= number <= len(items):
        raise Http404
    if invitation.state != Invitation.State.BEGUN:
        return redirect("invitation-start")
    item, status, is_changed, is_refused = items[number - 1], 200, False, False
    if request.method == "POST":
        form = AnswerForm(request.POST, choices=choices_by_link(as_form(invitation).form, item))
        if form.is_valid():
            try:
                actions.save_invited_answer(invitation=invitation, item_key=item.key, **form.arguments())
                return after_question(request, invitation, number, len(items))
            except SeenOtherwise:
                is_changed = True
        is_refused = bool(form.errors)
        status = 409 if is_changed else 400
    question = question_of(invitation, number, answers_of(invitation).get(item.key))
    typed = request.POST.get("example", "") if is_refused else question.example
    mine = typed_in(request, question) if is_changed else ""
    more = {"question": question, "is_changed": is_changed, "is_refused": is_refused, "typed": typed}
    more["mine"] = mine
    return shown(request, invitation, "question", status, **more)


def typed_in(request: HttpRequest, question: Question) -> str:
    """Return in words what was sent from a window that is behind, so that its reader can choose."""
    labels = {option.value: option.label for option in question.options}
    return labels.get(request.POST.get("choice", ""), "") or request.POST.get("example", "")


def after_question(request: HttpRequest, invitation: Invitation, number: int, last: int) -> HttpResponse:
    """Return where the button leads: one back, on, to reading again, or away until later."""
    goto = request.POST.get("goto", "")
    if goto == "later":
        return end(invitation, LATER)
    if goto == "back":
        return (
            redirect("invitation-question", number=number - 1) if number > 1 else redirect("invitation-start")
        )
    if goto == "read":
        return redirect("invitation-read")
    return (
        redirect("invitation-question", number=number + 1) if number < last else redirect("invitation-words")
    )


@public
@require_http_methods(["GET", "HEAD", "POST"])
@invited
def invitation_words(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Ask for own words and whether they may stand on paper, and of who is no child or parent the hours."""
    if invitation.state != Invitation.State.BEGUN:
        return redirect("invitation-start")
    form, is_changed = WordsForm(request.POST or None), False
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_own_words(invitation=invitation, **form.cleaned_data)
            return after_words(request, invitation)
        except SeenOtherwise:
            is_changed = True
            invitation.refresh_from_db(fields=["own_words", "may_print", "hours_seen"])
    status = 409 if is_changed else 400 if form.errors else 200
    last = len(items_of(invitation)) + 1
    progress = said(invitation)["question_of"].format(n=last, of=last)
    kept = {"own_words": invitation.own_words, "hours_seen": invitation.hours_seen or ""}
    sent = {name: request.POST.get(name, "") for name in kept}
    stands = kept if is_changed or not form.is_bound else sent
    more = {"form": form, "is_changed": is_changed, "progress": progress, "last": last}
    more |= {"seen_mark": actions.mark_of_words(invitation)}
    more |= {"typed": stands["own_words"], "hours": stands["hours_seen"]}
    more["mine"] = sent["own_words"] if is_changed else ""
    return shown(request, invitation, "words", status, **more)


def after_words(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Return where the button of the last screen leads."""
    goto = request.POST.get("goto", "")
    if goto == "later":
        return end(invitation, LATER)
    if goto == "back":
        return redirect("invitation-question", number=len(items_of(invitation)))
    return redirect("invitation-read")


@public
@require_http_methods(["GET", "HEAD", "POST"])
@invited
def invitation_read(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Show all answers to read again; posted, send exactly what was shown."""
    if invitation.state != Invitation.State.BEGUN:
        return redirect("invitation-start")
    notice, status = "", 200
    if request.method == "POST":
        try:
            seen = revision_in(request.POST.get("seen", ""))
            actions.send_invitation(
                invitation=invitation, seen_revision=seen, language=get_language() or "nl"
            )
            return end(invitation, SENT)
        except SeenOtherwise as otherwise:
            notice, status, invitation.revision = "changed", 409, otherwise.current.revision
        except NothingFilledIn:
            notice, status = "empty", 400
    answers = answers_of(invitation)
    lines = told(invitation, answers)
    is_empty = not invitation.own_words and not any(line.answer or line.example for line in lines)
    lacks_hours = not invitation.is_own_voice and invitation.hours_seen is None
    more = {"lines": lines, "notice": notice, "is_empty": is_empty, "lacks_hours": lacks_hours}
    return shown(request, invitation, "read", status, **more)


@public
@require_safe
@invited_before
def invitation_done(request: HttpRequest, invitation: Invitation, how: str) -> HttpResponse:
    """Say once what happened: sent, declined, or put away until later."""
    return shown(request, invitation, "done", how=how)
