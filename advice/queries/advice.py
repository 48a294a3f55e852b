"""Questions about a child with the advice on them; the questions that wait for somebody; what a meeting is told."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from accounts.models import Organisation, User
from advice.models import Advice, AdviceAnswer, AdviceRequest
from children.models import Child, Grant


@dataclass(frozen=True)
class Given:
    """One advice with the answers of the team to it, the first one first."""

    advice: Advice
    answers: list[AdviceAnswer]

    @property
    def waits(self) -> bool:
        """Whether the team has still to say what it does with it."""
        return not self.answers


@dataclass(frozen=True)
class Asked:
    """One question with what was advised; `is_open` as long as the one who was asked may read and advise."""

    request: AdviceRequest
    given: list[Given]
    is_open: bool
    is_for_reader: bool

    @property
    def waits(self) -> bool:
        """Whether the question waits for an advice."""
        return self.is_open and not self.given


def advice_on(child: Child, reader: User | None = None) -> list[Asked]:
    """Return all questions about a child, the newest first; five queries at most."""
    found = child.advice_requests.select_related("grant", "adviser", "asked_by")
    with_all = ("advice__signed_by", "advice__answers__answered_by", "advice__statements__recorded_by")
    return [asked(request, reader) for request in found.prefetch_related(*with_all)]


def asked(request: AdviceRequest, reader: User | None) -> Asked:
    """Return a question with what was fetched with it."""
    given = [Given(advice, list(advice.answers.all())) for advice in request.advice.all()]
    is_open = request.grant.holds
    return Asked(request, given, is_open, is_open and reader is not None and request.adviser_id == reader.pk)


def advice_for_meeting(child: Child, since: datetime.date | None) -> list[Asked]:
    """Return what a meeting has to know: questions that wait, advice without an answer, and what came since a day."""
    found = advice_on(child)
    return [one for one in found if one.waits or any(is_new(given, since) for given in one.given)]


def is_new(given: Given, since: datetime.date | None) -> bool:
    """Say whether an advice waits for an answer, or was given or answered on a day or after it; None: ever."""
    moments = [given.advice.signed_at, *(answer.answered_at for answer in given.answers)]
    return given.waits or since is None or timezone.localdate(max(moments)) >= since


def asked_of(user: User, organisation: Organisation) -> list[AdviceRequest]:
    """Return the questions on which someone may read and advise now, those without an advice and that end first on top."""
    holding = Grant.objects.holding().filter(kind=Grant.Kind.ADVICE, user=user)
    found = AdviceRequest.objects.filter(grant__in=holding, child__organisation=organisation)
    found = found.select_related("child__team", "grant", "asked_by").prefetch_related("advice")
    return sorted(found, key=lambda one: (bool(one.advice.all()), one.grant.ends_at, str(one.pk)))
