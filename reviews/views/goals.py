"""Goals in the words of the family, and how far each is."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from portfolio.queries.instruments import every_element
from reviews.actions import goals as actions
from reviews.exceptions import GoalWasScored
from reviews.forms.goal import GoalForm, ScoreForm
from reviews.models import Goal, GoalScore
from revisions.actions import check_seen
from revisions.decorators import as_seen
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import revision_in


@child_view(Permission.ACTION_WRITE, reads=EventType.CHILD_READ)
@require_http_methods(["GET", "POST"])
def goal_add(request: Request, child: Child) -> HttpResponse:
    """Write down a goal with its five levels, before anybody says how far it is."""
    form = form_for(request, Goal(child=child), is_new=True)
    if request.method == "POST" and form.is_valid():
        actions.add_goal(goal=form.save(commit=False), by=request.user)
        return saved(request, child)
    return render(request, "reviews/goal_form.html", {"form": form, "head": head_of(request, child)})


@child_view(Permission.ACTION_WRITE, reads=EventType.ACTIONS_READ, back="action-list", anew="goal-add")
@require_http_methods(["GET", "POST"])
def goal_change(request: Request, child: Child, goal_id: UUID) -> HttpResponse:
    """Change or end a goal; once someone scored it, its words and levels stand fast."""
    goal = get_object_or_404(child.goals, pk=goal_id)
    scores, revision = list(goal.scores.all()), goal.revision
    form = form_for(request, goal, is_scored=bool(scores))
    if request.method == "POST" and form.is_valid():
        seen = form.revision_seen
        try:
            actions.change_goal(goal=form.save(commit=False), seen_revision=seen, by=request.user)
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current)
        else:
            return saved(request, child)
    context = {"form": form, "head": head_of(request, child), "goal": goal, "scores": scores}
    return render(request, "reviews/goal_form.html", {**context, "revision": revision})


@child_view(Permission.ACTION_WRITE, back="action-list")
@as_seen("goal-change", "child_id", "goal_id")
@require_POST
def goal_remove(request: Request, child: Child, goal_id: UUID) -> HttpResponse:
    """Take a goal away that nobody scored yet; a goal with scores is ended instead."""
    goal = get_object_or_404(child.goals, pk=goal_id)
    try:
        seen = revision_in(request.POST.get("seen", ""))
        actions.remove_goal(goal=goal, seen_revision=seen, by=request.user)
    except GoalWasScored:
        messages.warning(request, _("Someone said how far this goal is. End it instead; then it stays."))
        return redirect("goal-change", child_id=child.pk, goal_id=goal.pk)
    messages.success(request, _("The goal is removed."))
    return redirect("action-list", child_id=child.pk)


@child_view(Permission.ACTION_WRITE, reads=EventType.ACTIONS_READ, back="action-list")
@require_http_methods(["GET", "POST"])
def goal_score(request: Request, child: Child, goal_id: UUID) -> HttpResponse:
    """Note how far a goal is on a day, as one person says."""
    goal = get_object_or_404(child.goals.filter(ended_on=None), pk=goal_id)
    frame: dict[str, Any] = {"goal": goal, "child": child, "today": timezone.localdate()}
    form = ScoreForm(request.POST or None, instance=GoalScore(goal=goal), **frame)
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.revision_seen
            actions.add_score(score=form.save(commit=False), seen_revision=seen, by=request.user)
            return saved(request, child)
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current)
    context = {"form": form, "head": head_of(request, child), "goal": goal}
    return render(request, "reviews/goal_score_form.html", context)


@child_view(Permission.ACTION_WRITE, back="action-list")
@as_seen("goal-change", "child_id", "goal_id")
@require_POST
def goal_score_remove(request: Request, child: Child, goal_id: UUID, score_id: UUID) -> HttpResponse:
    """Take back what was noted of how far a goal is."""
    goal = get_object_or_404(child.goals, pk=goal_id)
    seen = revision_in(request.POST.get("seen", ""))
    check_seen(goal, seen)  # else a score that is gone by now would not be found
    score = get_object_or_404(goal.scores, pk=score_id)
    actions.remove_score(score=score, seen_revision=seen, by=request.user)
    messages.success(request, _("It is removed."))
    return redirect("goal-change", child_id=child.pk, goal_id=goal.pk)


def form_for(request: Request, goal: Goal, *, is_new: bool = False, is_scored: bool = False) -> GoalForm:
    """Return the form, filled with what was posted."""
    posted = request.POST if request.method == "POST" else None
    return GoalForm(
        posted,
        instance=goal,
        child=goal.child,
        today=timezone.localdate(),
        elements=every_element(goal.child.organisation_id),
        is_new=is_new,
        is_scored=is_scored,
    )


def saved(request: Request, child: Child) -> HttpResponse:
    """Say so, and go to the plan."""
    messages.success(request, _("Saved."))
    return redirect("action-list", child_id=child.pk)
