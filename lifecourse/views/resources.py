"""The register of what carries the child: people, places and activities around it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.form_parts.revised import RevisedForm
from children.models import Child
from lifecourse.actions import resources as actions
from lifecourse.forms.resource import ResourceEndForm, ResourceForm, ResourceUseForm
from lifecourse.models import Resource, ResourceUse
from lifecourse.queries.resources import segments_of
from portfolio.queries.instruments import external_elements
from revisions.actions import check_seen
from revisions.decorators import as_seen
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import revision_in


def saved(request: Request, child: Child) -> HttpResponse:
    """Tell that it is kept and go back to the register."""
    messages.success(request, _("Saved."))
    return redirect("resource-list", child_id=child.pk)


def frame_of(child: Child, resource: Resource) -> dict[str, Any]:
    """Return the keyword arguments that all forms on a resource share: child, today, revision."""
    return {"child": child, "today": timezone.localdate(), "revision": resource.revision}


def resource_form(
    request: Request, child: Child, resource: Resource, uses: list[ResourceUse]
) -> ResourceForm:
    """Return the form for a resource, new or known."""
    elements = external_elements(child.organisation_id)
    frame = frame_of(child, resource)
    return ResourceForm(request.POST or None, instance=resource, elements=elements, uses=uses, **frame)


def small_page(
    request: Request, child: Child, resource: Resource, form: RevisedForm, title: str
) -> HttpResponse:
    """Show a form on one thing about a resource."""
    context = {"form": form, "head": head_of(request, child), "title": title, "about": resource.name}
    return render(request, "lifecourse/resource_form.html", context)


@child_view(Permission.RESOURCE_WRITE, reads=EventType.CHILD_READ)
@require_http_methods(["GET", "POST"])
def resource_add(request: Request, child: Child) -> HttpResponse:
    """Add a resource with its first use."""
    form = resource_form(request, child, Resource(child=child), [])
    if request.method == "POST" and form.is_valid():
        actions.add_resource(resource=form.save(commit=False), use=form.first_use(), by=request.user)
        return saved(request, child)
    context = {"form": form, "head": head_of(request, child), "title": _("Add a resource")}
    return render(request, "lifecourse/resource_form.html", context)


@child_view(
    Permission.RESOURCE_WRITE, reads=EventType.RESOURCES_READ, back="resource-list", anew="resource-add"
)
@require_http_methods(["GET", "POST"])
def resource_change(request: Request, child: Child, resource_id: UUID) -> HttpResponse:
    """Change what is known of a resource, and its first use; take a change of its use back."""
    resource = get_object_or_404(child.resources, pk=resource_id)
    revision, uses = resource.revision, list(resource.uses.all())
    history = segments_of(resource, uses)
    form = resource_form(request, child, resource, uses)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_resource(
                resource=form.save(commit=False),
                first_use=form.first_use(),
                seen_revision=form.revision_seen,
                by=request.user,
            )
            return saved(request, child)
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current)
    context = {"form": form, "head": head_of(request, child), "title": _("Change a resource")}
    context |= {"resource": resource, "later": history[1:], "revision": revision}
    return render(request, "lifecourse/resource_form.html", context)


@child_view(Permission.RESOURCE_WRITE, reads=EventType.RESOURCES_READ, back="resource-list")
@require_http_methods(["GET", "POST"])
def resource_use_add(request: Request, child: Child, resource_id: UUID) -> HttpResponse:
    """Note that the use changed, from a day on."""
    resource = get_object_or_404(child.resources, pk=resource_id)
    use, uses = ResourceUse(resource=resource), list(resource.uses.all())
    form = ResourceUseForm(request.POST or None, instance=use, uses=uses, **frame_of(child, resource))
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_use(use=form.save(commit=False), seen_revision=form.revision_seen, by=request.user)
            return saved(request, child)
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current)
    return small_page(request, child, resource, form, _("The use changed"))


@child_view(Permission.RESOURCE_WRITE, reads=EventType.RESOURCES_READ, back="resource-list")
@require_http_methods(["GET", "POST"])
def resource_end(request: Request, child: Child, resource_id: UUID) -> HttpResponse:
    """Note the last day of a resource."""
    resource = get_object_or_404(child.resources, pk=resource_id)
    uses = list(resource.uses.all())
    form = ResourceEndForm(request.POST or None, instance=resource, uses=uses, **frame_of(child, resource))
    if request.method == "POST" and form.is_valid():
        seen = form.revision_seen
        try:
            actions.change_resource(resource=form.save(commit=False), seen_revision=seen, by=request.user)
            return saved(request, child)
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current)
    return small_page(request, child, resource, form, _("It is not there any more"))


@child_view(Permission.RESOURCE_WRITE, back="resource-list")
@as_seen("resource-change", "child_id", "resource_id")
@require_POST
def resource_use_remove(request: Request, child: Child, resource_id: UUID, use_id: UUID) -> HttpResponse:
    """Take a change of use back; the first use stays."""
    resource = get_object_or_404(child.resources, pk=resource_id)
    if ResourceUse.objects.filter(pk=use_id).exclude(resource=resource).exists():
        raise Http404
    first = resource.uses.all()[0]
    seen = revision_in(request.POST.get("seen", ""))
    check_seen(resource, seen)  # else a use that is gone by now would not be found
    use = get_object_or_404(resource.uses.exclude(pk=first.pk), pk=use_id)
    actions.remove_use(use=use, seen_revision=seen, by=request.user)
    messages.success(request, _("The change is removed."))
    return redirect("resource-change", child_id=child.pk, resource_id=resource.pk)


@child_view(Permission.RESOURCE_WRITE, back="resource-list")
@as_seen("resource-change", "child_id", "resource_id")
@require_POST
def resource_remove(request: Request, child: Child, resource_id: UUID) -> HttpResponse:
    """Take a resource out of the register."""
    resource = get_object_or_404(child.resources, pk=resource_id)
    seen = revision_in(request.POST.get("seen", ""))
    actions.remove_resource(resource=resource, seen_revision=seen, by=request.user)
    messages.success(request, _("The resource is removed."))
    return redirect("resource-list", child_id=child.pk)
