"""Looking apart: what one of two signed is held until the other signed too, or until that one is asked no more."""

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from assessments.models import Assessment, HeldForm, ObservationRequest
from assessments.queries.apart import looks_apart
from audit.actions import record
from audit.rules.events import EventType
from revisions.actions import save_next


def locked(request: ObservationRequest) -> ObservationRequest:
    """Lock a request with the other of its double, in a fixed order; return it as it stands."""
    meant = Q(pk=request.pk) | Q(pair=request.pair) if request.pair else Q(pk=request.pk)
    rows = ObservationRequest.objects.filter(meant).order_by("pk").select_for_update(of=("self",))
    return next(row for row in rows if row.pk == request.pk)


def hold_apart(form: Assessment) -> bool:
    """Hold a form that was signed where and when its observer looks apart from a colleague; return whether it is.

    Also one that was not asked for, as a second one or one over fewer days: it tells of the same.
    """
    for found in looks_apart(form):
        current = locked(found)
        others = ObservationRequest.objects.filter(pair=current.pair).exclude(pk=current.pk)
        if any(one.is_open for one in others):
            HeldForm(form=form, request=current).save(force_insert=True)
            return True
    return False


def let_go(request: ObservationRequest, *, by: User | None) -> None:
    """Let what is held of a locked double observation be read, unless one of the two is still to answer."""
    if request.pair is None:
        return
    both = list(ObservationRequest.objects.filter(pair=request.pair))
    if any(one.is_open for one in both):
        return
    for one in both:
        forms = [held.form for held in one.held_forms.select_related("form")]
        one.held_forms.all().delete()
        if [form for form in forms if not hold_apart(form)]:  # another double observation may wait for it
            one.let_go_at = timezone.now()
            save_next(one, "let_go_at")
            record(EventType.DOUBLE_OBSERVATION_OPENED, target=one, child_id=one.child_id, by=by)
