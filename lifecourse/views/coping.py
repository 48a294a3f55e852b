"""Moments that asked something of the child: everybody who works with it notes and changes own ones."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.exceptions import NotAllowed
from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from lifecourse.actions import coping as actions
from lifecourse.forms.coping import CopingForm
from lifecourse.models import CopingEpisode
from revisions.decorators import as_seen
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import revision_in


def own_episode(request: Request, child: Child, episode_id: UUID) -> CopingEpisode:
    """Return a moment that this person noted; 404 when there is none, `NotAllowed` for a colleague's."""
    episode = get_object_or_404(child.coping_episodes, pk=episode_id)
    if episode.recorded_by_id != request.user.pk:
        raise NotAllowed(_("A colleague wrote this moment down, and can change it."))
    return episode


def form_for(request: Request, child: Child, episode: CopingEpisode) -> CopingForm:
    """Return the form for a moment, new or known."""
    return CopingForm(request.POST or None, instance=episode, child=child, today=timezone.localdate())


@child_view(Permission.COPING_WRITE, reads=EventType.CHILD_READ)
@require_http_methods(["GET", "POST"])
def coping_add(request: Request, child: Child) -> HttpResponse:
    """Note a moment."""
    form = form_for(request, child, CopingEpisode(child=child))
    if request.method == "POST" and form.is_valid():
        actions.add_episode(episode=form.save(commit=False), by=request.user)
        messages.success(request, _("Saved."))
        return redirect("coping-list", child_id=child.pk)
    context = {"form": form, "head": head_of(request, child), "episode": None}
    return render(request, "lifecourse/coping_form.html", context)


@child_view(Permission.COPING_WRITE, reads=EventType.COPING_READ, back="coping-list", anew="coping-add")
@require_http_methods(["GET", "POST"])
def coping_change(request: Request, child: Child, episode_id: UUID) -> HttpResponse:
    """Change a moment; a change made meanwhile in another window is told, not overwritten."""
    episode = own_episode(request, child, episode_id)
    form = form_for(request, child, episode)
    if request.method == "POST" and form.is_valid():
        seen = form.revision_seen
        try:
            actions.change_episode(episode=form.save(commit=False), seen_revision=seen, by=request.user)
            messages.success(request, _("Saved."))
            return redirect("coping-list", child_id=child.pk)
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current)
    context = {"form": form, "head": head_of(request, child), "episode": episode}
    return render(request, "lifecourse/coping_form.html", context)


@child_view(Permission.COPING_WRITE, back="coping-list")
@as_seen("coping-change", "child_id", "episode_id")
@require_POST
def coping_remove(request: Request, child: Child, episode_id: UUID) -> HttpResponse:
    """Take a moment away."""
    episode, seen = own_episode(request, child, episode_id), revision_in(request.POST.get("seen", ""))
    actions.remove_episode(episode=episode, seen_revision=seen, by=request.user)
    messages.success(request, _("The moment is removed."))
    return redirect("coping-list", child_id=child.pk)
