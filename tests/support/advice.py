"""Advice of a behavioural scientist for tests, made through the actions of the product."""

import datetime
from typing import Any

from django.utils import timezone

from accounts.models import User
from advice.actions.advice import answer_advice, give_advice
from advice.actions.requests import ask_advice
from advice.models import Advice, AdviceAnswer, AdviceRequest
from children.models import Child
from tests.support.days import days_ago

QUESTION, ADVICE = (
    "Wat helpt als de dag anders loopt?",
    "Spreek samen één vast moment af, en kijk na vier weken.",
)


def asked(
    child: Child, adviser: User, by: User, question: str = QUESTION, *, days: int = 28
) -> AdviceRequest:
    """Ask for advice, to be given within so many days."""
    now = timezone.now()
    request = AdviceRequest(child=child, adviser=adviser, question=question)
    return ask_advice(request=request, began_at=now, ends_at=now + datetime.timedelta(days=days), by=by)


def advised(request: AdviceRequest, text: str = ADVICE) -> Advice:
    """Let the one who was asked give advice."""
    return give_advice(advice=Advice(request=request, child=request.child, text=text), by=request.adviser)


def answered(
    advice: Advice, by: User, *, choice: str = "partly", reasons: str = "Eerst op school."
) -> AdviceAnswer:
    """Let the team say what it does with an advice, after all that it said before."""
    last = advice.answers.last()
    answer = AdviceAnswer(advice=advice, child=advice.child, choice=choice, reasons=reasons)
    return answer_advice(answer=answer, seen=str(last.pk) if last else "", by=by)


def advice_fields(adviser: User) -> dict[str, dict[str, Any]]:
    """Return good forms about advice, by address."""
    return {
        "advice-ask": {"adviser": str(adviser.pk), "question": QUESTION, "until": str(days_ago(-20))},
        "advice-give": {"text": ADVICE},
        "advice-answer": {"choice": "taken", "reasons": "Wij proberen het.", "seen": ""},
    }
