"""The monthly look over the log, for the privacy officer."""

import datetime

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.decorators import organisation_view
from accounts.http import Request
from accounts.models import Organisation
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from logbook import actions
from logbook.forms.month import SignOffForm, VerdictForm
from logbook.models import LogReview, LogReviewItem
from logbook.queries.month import (
    chain_in,
    figures_of,
    first_month,
    month_row,
    month_rows,
    next_open,
    reviews_of,
    sample_lines,
    sample_of,
)
from logbook.queries.two_people import two_people_in
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import NOBODY, WAS_FIRST, Change

log_view = organisation_view(Permission.LOG_REVIEW, reads=EventType.LOG_READ)


def month_in(organisation: Organisation, year: int, number: int) -> datetime.date:
    """Return a month in which the organisation worked, the one that goes on included; else 404."""
    try:
        month = datetime.date(year, number, 1)
    except (ValueError, OverflowError) as wrong:
        raise Http404 from wrong
    if not first_month(organisation) <= month <= timezone.localdate():
        raise Http404
    return month


def review_in(organisation: Organisation, year: int, number: int) -> LogReview:
    """Return the look over a month, or 404 when nobody began."""
    return get_object_or_404(organisation.log_reviews, month=month_in(organisation, year, number))


def to_month(month: datetime.date) -> HttpResponse:
    """Go to the page of a month."""
    return redirect("log-month", year=month.year, month=month.month)


def page(
    request: Request, organisation: Organisation, month: datetime.date, form: SignOffForm | None = None
) -> HttpResponse:
    """Show a month, with the form that was sent and could not be used."""
    review = reviews_of(organisation).filter(month=month).first()
    lines = sample_lines(review.items.all(), request.access, request.user) if review else []
    context = {
        "organisation": organisation,
        "row": month_row(month, review, timezone.localdate()),
        "figures": figures_of(organisation, month),
        "two_people": two_people_in(organisation, month),
        "lines": lines,
        "n_open": sum(not line.item.verdict for line in lines),
        "form": form or SignOffForm(revision=review.revision if review else 0),
    }
    return render(request, "logbook/log_month.html", context)


@log_view
@require_GET
def log_list(request: Request, organisation: Organisation) -> HttpResponse:
    """Show the months and how far each is."""
    rows = month_rows(organisation, timezone.localdate())
    return render(request, "logbook/log_list.html", {"organisation": organisation, "rows": rows})


@log_view
@require_GET
def log_month(request: Request, organisation: Organisation, year: int, month: int) -> HttpResponse:
    """Show the figures of a month, its sample, and who signed it off."""
    return page(request, organisation, month_in(organisation, year, month))


@log_view
@require_POST
def log_start(request: Request, organisation: Organisation, year: int, month: int) -> HttpResponse:
    """Draw the sample of a month that is over."""
    day = month_in(organisation, year, month)
    try:
        actions.start_review(
            organisation=organisation, month=day, keys=sample_of(organisation, day), by=request.user
        )
    except actions.NotOver:
        messages.info(request, _("This month is not over yet."))
    return to_month(day)


@log_view
@require_http_methods(["GET", "POST"])
def log_line(
    request: Request, organisation: Organisation, year: int, month: int, number: int
) -> HttpResponse:
    """Show one line of the sample, and keep what one thinks of it."""
    review = review_in(organisation, year, month)
    item = get_object_or_404(review.items.select_related("review"), number=number)
    initial = {"verdict": item.verdict, "note": item.note}
    form = VerdictForm(request.POST or None, revision=item.revision, initial=initial)
    if request.method == "POST" and form.is_valid() and judged(request, item, form):
        following = next_open(review)
        return redirect("log-line", year, month, following) if following else to_month(review.month)
    (line,) = sample_lines(review.items.filter(pk=item.pk), request.access, request.user)
    context = {"review": review, "line": line, "form": form, "n_items": review.items.count()}
    return render(request, "logbook/log_line.html", context)


def judged(request: Request, item: LogReviewItem, form: VerdictForm) -> bool:
    """Keep a judgement; when a colleague was first, say so in the form."""
    try:
        actions.judge_line(
            item=item,
            verdict=form.cleaned_data["verdict"],
            note=form.cleaned_data["note"],
            seen_revision=form.revision_seen,
            by=request.user,
        )
    except SeenOtherwise as otherwise:
        now = otherwise.current
        form.seen_otherwise(now, Change(now.judged_by.full_name, now.judged_at) if now.judged_by else NOBODY)
    except actions.SignedOff:
        form.add_error(None, signed_off())
    else:
        return True
    return False


def signed_off() -> ValidationError:
    """Return what is told to who was second at a month that a colleague signed off."""
    words = _("A colleague signed this month off. Nothing in it changes any more.")
    return ValidationError(words, code=WAS_FIRST)


@log_view
@require_POST
def log_sign(request: Request, organisation: Organisation, year: int, month: int) -> HttpResponse:
    """Sign a month off."""
    review = review_in(organisation, year, month)
    form = SignOffForm(request.POST, revision=review.revision)
    if form.is_valid() and signed(request, review, form):
        return to_month(review.month)
    return page(request, organisation, review.month, form)


def signed(request: Request, review: LogReview, form: SignOffForm) -> bool:
    """Keep the signature; or say in the form what stands in its way."""
    try:
        actions.sign_review(
            review=review,
            conclusion=form.cleaned_data["conclusion"],
            chain=chain_in(review.month).value,
            seen_revision=form.revision_seen,
            by=request.user,
        )
    except SeenOtherwise as otherwise:
        message = _("A colleague judged a line since you saw this page. Look again, then sign off.")
        form.seen_otherwise(otherwise.current, message=message)
    except actions.SignedOff:
        form.add_error(None, signed_off())
    except actions.StillOpen as still:
        text = ngettext(
            "%(n)s line was not looked at yet.", "%(n)s lines were not looked at yet.", still.n_open
        )
        form.add_error(None, text % {"n": still.n_open})
    else:
        messages.success(request, _("Signed off."))
        return True
    return False
