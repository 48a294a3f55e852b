"""Looking a month of the log over: drawing its sample, judging its lines, signing it off."""

import datetime
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from accounts.models import Organisation, User
from audit.actions import record
from audit.rules.events import EventType
from logbook.models import LogReview, LogReviewItem
from logbook.rules.months import month_of
from revisions.actions import check_seen, save_next


class NotOver(Exception):
    """The month is still going on."""


class SignedOff(Exception):
    """The month was signed off; nothing in it changes any more."""


class StillOpen(Exception):
    """Lines of the sample were not looked at yet; holds how many."""

    def __init__(self, n_open: int) -> None:
        super().__init__()
        self.n_open = n_open


@transaction.atomic
def start_review(
    *, organisation: Organisation, month: datetime.date, keys: Sequence[int], by: User
) -> LogReview:
    """Keep the sample of a month: the keys of its events. Begun already, that one stands."""
    if month >= month_of(timezone.localdate()):
        raise NotOver
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)  # one person at a time
    begun = organisation.log_reviews.filter(month=month).first()
    if begun:
        return begun
    review = LogReview.objects.create(organisation=organisation, month=month, began_by=by)
    LogReviewItem.objects.bulk_create(
        LogReviewItem(review=review, number=number, event_id=key) for number, key in enumerate(keys, start=1)
    )
    record(EventType.LOG_REVIEW_STARTED, target=review, by=by)
    return review


def locked(review: LogReview) -> LogReview:
    """Return a review as it is now, kept from others until the end; `SignedOff` when it was."""
    review = LogReview.objects.select_for_update(no_key=True).get(pk=review.pk)
    if review.is_signed:
        raise SignedOff
    return review


@transaction.atomic
def judge_line(*, item: LogReviewItem, verdict: str, note: str, seen_revision: int | None, by: User) -> None:
    """Keep what someone thinks of one line; `SeenOtherwise` when a colleague judged it meanwhile."""
    review = locked(item.review)
    item = review.items.get(pk=item.pk)
    check_seen(item, seen_revision)
    item.verdict, item.note, item.judged_at, item.judged_by = verdict, note, timezone.now(), by
    save_next(item, "verdict", "note", "judged_at", "judged_by")
    save_next(review)
    record(EventType.LOG_LINE_JUDGED, target=item, by=by)


@transaction.atomic
def sign_review(
    *, review: LogReview, conclusion: str, chain: str, seen_revision: int | None, by: User
) -> None:
    """Sign a month off with what was found, and whether the chain was whole; once, and for good."""
    review = locked(review)
    n_open = review.items.filter(verdict="").count()
    if n_open:
        raise StillOpen(n_open)
    check_seen(review, seen_revision)
    review.conclusion, review.chain = conclusion, chain
    review.signed_at, review.signed_by = timezone.now(), by
    review.save(update_fields=["conclusion", "chain", "signed_at", "signed_by"])
    record(EventType.LOG_REVIEW_SIGNED, target=review, by=by)
