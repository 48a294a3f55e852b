"""Asking someone by a link: the list of a child, asking, the link shown once, the letter, again, and withdrawing."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.decorators import at_most
from accounts.http import Request, site_address
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from invitations.actions import asking as actions
from invitations.decorators import LETTER, hand_link, handed, invitation_view, own_invitation_view, take_link
from invitations.exceptions import NotAllowedToAsk, NotOpen
from invitations.files import letter_of
from invitations.forms import InvitationForm
from invitations.models import Invitation
from invitations.queries.asking import choices_for, stops_for
from invitations.queries.languages import DUTCH, languages_for
from invitations.queries.overview import invitations_of, may_check, received
from invitations.rules.tokens import digest_of
from invitations.words import line_of
from paper.page_slots import one_of_few
from paper.pdf_slots import with_slot
from revisions.decorators import as_seen
from revisions.form_parts import revision_in

HERE = ("child_id", "invitation_id")


@child_view(Permission.INVITATION_MANAGE, reads=EventType.INVITATIONS_READ)
@require_GET
def invitation_list(request: Request, child: Child) -> HttpResponse:
    """Show who was asked and how it stands; links whose time ran out end here if nobody ended them before."""
    actions.expire_invitations(child_id=child.pk, by=request.user)
    context = {"head": head_of(request, child), "lines": [line_of(one) for one in invitations_of(child)]}
    return render(request, "invitations/invitation_list.html", context)


@child_view(Permission.INVITATION_MANAGE, reads=EventType.CHILD_READ)
@require_http_methods(["GET", "POST"])
def invitation_add(request: Request, child: Child) -> HttpResponse:
    """Ask whom to ask, with which form and until when; then show the link once."""
    today = timezone.localdate()
    form = InvitationForm(request.POST or None, child=child, today=today, choices=choices_for(child))
    if request.method == "POST" and form.is_valid():
        made = form.save(commit=False)
        try:
            token = actions.add_invitation(invitation=made, until=form.cleaned_data["until"], by=request.user)
            return shown_once(made, token)
        except NotAllowedToAsk as refused:
            form.add_error("whom", str(refused))
    context = {
        "head": head_of(request, child),
        "form": form,
        "has_choices": bool(form.choices),
        "stops": stops_for(child, [one.kind for one in form.choices.values()]),
    }
    return render(request, "invitations/invitation_add.html", context)


def shown_once(invitation: Invitation, token: str) -> HttpResponse:
    """Lead to the page of an invitation, which shows its new link once."""
    response = redirect("invitation-detail", child_id=invitation.child_id, invitation_id=invitation.pk)
    hand_link(response, invitation, token)
    return response


def link_to(request: Request, token: str) -> str:
    """Return the whole address of a link."""
    return site_address(request) + reverse("invitation-open", kwargs={"token": token})


def is_of(token: str, invitation: Invitation) -> bool:
    """Say whether a secret opens this invitation."""
    return bool(token) and digest_of(token) == invitation.token_digest


@child_view(Permission.INVITATION_MANAGE, reads=EventType.INVITATION_READ)
@invitation_view
@require_GET
def invitation_detail(request: Request, child: Child, invitation: Invitation) -> HttpResponse:
    """Show how an invitation stands, what came in, and once its new link."""
    token = handed(request)
    is_new = is_of(token, invitation)
    may_read = may_check(invitation, access=request.access, user=request.user)
    context = {
        "head": head_of(request, child),
        "line": line_of(invitation),
        "invitation": invitation,
        "link": link_to(request, token) if is_new else "",
        "languages": languages_for(invitation) if is_new else [],
        "received": received(invitation) if invitation.waits and may_read else None,
        "may_check": may_read,
    }
    response = render(request, "invitations/invitation_detail.html", context)
    if token:
        take_link(response, invitation)
    if is_new:
        hand_link(response, invitation, token, LETTER)
    return response


@at_most("report")
@one_of_few
@child_view(Permission.INVITATION_MANAGE, reads=EventType.INVITATION_EXPORTED)
@invitation_view
@require_GET
@with_slot
def invitation_letter(request: Request, child: Child, invitation: Invitation) -> HttpResponse:
    """Send the letter with the link, while the browser of who asked still carries it."""
    token = handed(request, LETTER)
    if not is_of(token, invitation):
        messages.info(request, _("The link was shown once. Make a new link to print a letter."))
        return redirect("invitation-detail", child_id=child.pk, invitation_id=invitation.pk)
    wished = request.GET.get("taal", "")
    language = next((one for one in languages_for(invitation) if one.code == wished), DUTCH)
    link = link_to(request, token) + (f"?taal={language.code}" if language != DUTCH else "")
    pdf = letter_of(invitation, link, language=language, on=timezone.localdate())
    name = f"uitnodiging-{slugify(child.reference) or 'kind'}.pdf"
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@child_view(Permission.INVITATION_MANAGE)
@own_invitation_view
@as_seen("invitation-detail", *HERE)
@require_POST
def invitation_renew(request: Request, child: Child, invitation: Invitation) -> HttpResponse:
    """Make a new link; the old one ends."""
    seen = revision_in(request.POST.get("seen", ""))
    try:
        made, token = actions.renew_invitation(invitation=invitation, seen_revision=seen, by=request.user)
    except NotOpen:
        messages.error(request, _("This invitation has ended. Ask anew when that is right."))
        return redirect("invitation-list", child_id=child.pk)
    except NotAllowedToAsk as refused:
        messages.error(request, str(refused))
        return redirect("invitation-list", child_id=child.pk)
    messages.success(request, _("The new link is ready. An earlier one does not work any more."))
    return shown_once(made, token)


@child_view(Permission.INVITATION_MANAGE)
@own_invitation_view
@as_seen("invitation-detail", *HERE)
@require_POST
def invitation_withdraw(request: Request, child: Child, invitation: Invitation) -> HttpResponse:
    """End the link; what was not sent is erased."""
    seen = revision_in(request.POST.get("seen", ""))
    try:
        actions.withdraw_invitation(invitation=invitation, seen_revision=seen, by=request.user)
    except NotOpen:
        messages.info(request, _("This invitation had ended already."))
    else:
        messages.success(request, _("The link does not work any more. What was not sent is erased."))
    return redirect("invitation-list", child_id=child.pk)
