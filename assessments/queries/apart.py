"""Who looks apart from whom: two who were asked the same, of whom one at least did not answer yet."""

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User
from assessments.models import Assessment, HeldForm, ObservationRequest
from children.models import Child
from children.rules.voices import OWN_VOICES

OPEN, DONE = ObservationRequest.State.OPEN, ObservationRequest.State.DONE


def waiting_halves() -> QuerySet[ObservationRequest]:
    """Return the halves of double observations of which one at least is open, that are asked or came in."""
    waiting = ObservationRequest.objects.filter(state=OPEN, pair__isnull=False).values("pair")
    return ObservationRequest.objects.filter(state__in=(OPEN, DONE), pair__in=waiting)


def looks_apart(form: Assessment) -> QuerySet[ObservationRequest]:
    """Return the halves on which the observer of a signed form looks apart, there and on one of its days.

    What a child or a parent says and what came by a link is no half; a correction stands in the place of what was read.
    """
    if form.observer_role in OWN_VOICES or form.corrects_id or form.sent_by:
        return ObservationRequest.objects.none()
    found = waiting_halves().filter(child=form.child_id, asked=form.observer_id, setting=form.setting)
    days = {"period_from__lte": form.period_to, "period_to__gte": form.period_from}
    return found.filter(**days).order_by("pk")


def blind_to(draft: Assessment) -> QuerySet[User]:
    """Return who may not get a draft handed over, as they are asked to look apart from its observer."""
    halves = waiting_halves().filter(child=draft.child_id)
    own = halves.filter(asked=draft.observer_id, setting=draft.setting).values("pair")
    return User.objects.filter(
        pk__in=halves.filter(pair__in=own).exclude(asked=draft.observer_id).values("asked")
    )


def in_apart_draft(path: str) -> Exists:
    """Return whether a draft, to which `path` leads, is by someone who looks apart from a colleague."""
    return Exists(waiting_halves().filter(child=OuterRef(f"{path}child"), asked=OuterRef(f"{path}observer")))


def n_held(child: Child) -> int:
    """Return how many signed forms of a child wait for that of a colleague; one query."""
    return HeldForm.objects.filter(form__child=child, form__withdrawal=None).count()
