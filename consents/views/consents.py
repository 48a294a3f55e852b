"""Consent and authority of one child: the page, what someone answered, who has something to say."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from consents.actions import consents as actions
from consents.forms.answers import AnswersForm
from consents.forms.authorities import AuthorityForm
from consents.models import Authority, Consent
from consents.queries.board import board_of, shown
from consents.queries.standing import Standing, standing_for
from consents.rules.deciding import Purpose
from revisions.exceptions import SeenOtherwise


@child_view(Permission.CONSENT_VIEW, reads=EventType.CONSENTS_READ)
@require_GET
def consent_board(request: Request, child: Child) -> HttpResponse:
    """Show who agrees to what, who still has to be asked, and who has authority."""
    context = {
        "head": head_of(request, child),
        "board": board_of(child, timezone.localdate()),
        "can_write": request.access.has(Permission.CONSENT_WRITE, child.team_id),
    }
    return render(request, "consents/consent_board.html", context)


@child_view(Permission.CONSENT_WRITE, reads=EventType.CONSENTS_READ, back="consent-board")
@require_http_methods(["GET", "POST"])
def consent_child(request: Request, child: Child) -> HttpResponse:
    """Note what the child itself answered."""
    standing = standing_for(child)
    purposes = [one for one in Purpose if one is not Purpose.QUOTE_OWN]
    return answers_page(request, standing, Consent(child=child), child.first_name, purposes)


@child_view(Permission.CONSENT_WRITE, reads=EventType.CONSENTS_READ, back="consent-board")
@require_http_methods(["GET", "POST"])
def consent_party(request: Request, child: Child, party_id: UUID) -> HttpResponse:
    """Note what somebody around the child answered."""
    standing = standing_for(child)
    party = held_by(standing, party_id)
    purposes = shown(standing) if party.relation == Authority.Relation.PARENT else [*Purpose][:-1]
    return answers_page(request, standing, Consent(child=child, party=party_id), party.called, purposes)


def answers_page(
    request: Request, standing: Standing, heard: Consent, name: str, purposes: Sequence[Purpose]
) -> HttpResponse:
    """Show the form on the answers of one person, and keep them; a colleague's in the meantime are told."""
    child, posted = standing.child, request.POST if request.method == "POST" else None
    form = AnswersForm(
        posted, instance=heard, standing=standing, purposes=purposes, today=timezone.localdate()
    )
    if request.method == "POST" and form.is_valid():
        seen, noted = form.revision_seen, form.save(commit=False)
        try:
            actions.add_consents(heard=noted, answers=form.answers, seen=seen, by=request.user)
        except SeenOtherwise as otherwise:
            form.answered_meanwhile(standing_for(child), otherwise.current)
        else:
            messages.success(request, _("Saved."))
            return redirect("consent-board", child_id=child.pk)
    context = {
        "form": form,
        "head": head_of(request, child),
        "name": name,
        "is_child": heard.party is None,
    }
    return render(request, "consents/answers_form.html", context)


@child_view(Permission.CONSENT_WRITE, reads=EventType.CHILD_READ)
@require_http_methods(["GET", "POST"])
def authority_add(request: Request, child: Child) -> HttpResponse:
    """Note that someone has something to say over the child."""
    form = authority_form(request, Authority(child=child), 0)
    if request.method == "POST" and form.is_valid():
        actions.add_authority(authority=form.save(commit=False), by=request.user)
        messages.success(request, _("Saved."))
        return redirect("consent-board", child_id=child.pk)
    context = {"form": form, "head": head_of(request, child), "authority": None}
    return render(request, "consents/authority_form.html", context)


@child_view(Permission.CONSENT_WRITE, reads=EventType.CONSENTS_READ, back="consent-board")
@require_http_methods(["GET", "POST"])
def authority_change(request: Request, child: Child, party_id: UUID) -> HttpResponse:
    """Note how it is now with someone; what was known before stays, and a colleague's change is told."""
    current = held_by(standing_for(child), party_id)
    seen_now = current.pk
    current.pk = None  # what is saved is a new row
    form = authority_form(request, current, seen_now)
    if request.method == "POST" and form.is_valid():
        seen, now = form.revision_seen, form.save(commit=False)
        try:
            actions.change_authority(authority=now, seen=seen, by=request.user)
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current, revision=otherwise.current.pk)
        else:
            messages.success(request, _("Saved."))
            return redirect("consent-board", child_id=child.pk)
    context = {"form": form, "head": head_of(request, child), "authority": current}
    return render(request, "consents/authority_form.html", context)


def held_by(standing: Standing, party_id: UUID) -> Authority:
    """Return the row that holds of a party of this child, or answer 404."""
    row = standing.parties.get(str(party_id))
    if row is None:
        raise Http404
    return row


def authority_form(request: Request, authority: Authority, seen: int) -> AuthorityForm:
    """Return the form, filled with what was posted; `seen` is the key of the row that holds now."""
    posted = request.POST if request.method == "POST" else None
    today, child = timezone.localdate(), authority.child
    return AuthorityForm(posted, instance=authority, child=child, today=today, revision=seen)
