"""Where a request meets a child: who may not see it gets 404, who may not do this gets 403."""

from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from accounts.exceptions import NotAllowed
from accounts.http import Request
from accounts.rules.permissions import Permission
from children.decorators import View
from children.models import Child


def with_own_draft(view: View) -> View:
    """Give the view the user's own draft; a colleague's answers 403, a signed form can only be read."""

    @wraps(view)
    def wrapped(request: Request, child: Child, assessment_id: UUID, **kwargs: Any) -> HttpResponse:
        draft = get_object_or_404(child.assessments.present().with_people(), pk=assessment_id)
        if draft.observer_id != request.user.pk:
            raise NotAllowed(_("This form is of a colleague, who fills it in and changes it."))
        if draft.is_signed:
            messages.info(request, _("This form was signed. It can be read and corrected, not changed."))
            return redirect("assessment-read", child_id=child.pk, assessment_id=draft.pk)
        return view(request, child, draft, **kwargs)

    return wrapped


def with_signed_form(view: View) -> View:
    """Give the view a signed form: one's own, or a colleague's for who may read those of the team.

    What is held until this person signed too is not there for anybody but its observer.
    """

    @wraps(view)
    def wrapped(request: Request, child: Child, assessment_id: UUID, **kwargs: Any) -> HttpResponse:
        found = child.assessments.readable_by(request.user).with_people().select_related("held_by")
        signed = get_object_or_404(found, pk=assessment_id)
        is_own = signed.observer_id == request.user.pk
        if not is_own and not request.access.has(Permission.ASSESSMENT_VIEW_ALL, child.team_id):
            raise NotAllowed(_("This form is of a colleague. With your role you read your own forms."))
        return view(request, child, signed, **kwargs)

    return wrapped


def with_withdrawn_form(view: View) -> View:
    """Give the view a form that was signed on this child and taken back."""

    @wraps(view)
    def wrapped(request: Request, child: Child, assessment_id: UUID, **kwargs: Any) -> HttpResponse:
        withdrawn = child.assessments.withdrawn().select_related("withdrawal__withdrawn_by").with_people()
        return view(request, child, get_object_or_404(withdrawn, pk=assessment_id), **kwargs)

    return wrapped
