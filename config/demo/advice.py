"""What a behavioural scientist was asked and advised, and what child and parents had put beside minutes: from the plan."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from accounts.models import Organisation, User
from advice.actions.advice import answer_advice, give_advice
from advice.actions.requests import ask_advice
from advice.models import Advice, AdviceAnswer, AdviceRequest
from children.models import Child
from rights.actions.statements import add_statement
from rights.models import Statement


def load_advice(plan: list[dict[str, Any]], organisation: Organisation, people: Mapping[str, User]) -> None:
    """Ask for advice; where the plan has it, it is given and answered."""
    for row in plan:
        now, child = timezone.now(), Child.objects.get(organisation=organisation, reference=row["child"])
        request = AdviceRequest(child=child, adviser=people[row["of"]], question=row["question"])
        ends_at = now + datetime.timedelta(days=row["for_days"])
        ask_advice(request=request, began_at=now, ends_at=ends_at, by=people[row["by"]])
        if "advice" in row:
            advice = Advice(request=request, child=child, text=row["advice"])
            give_advice(advice=advice, by=request.adviser)
            if "answer" in row:
                said = dict(row["answer"])
                by = people[said.pop("by")]
                answer_advice(answer=AdviceAnswer(advice=advice, child=child, **said), seen="", by=by)


def load_statements(
    plan: list[dict[str, Any]], organisation: Organisation, people: Mapping[str, User], today: datetime.date
) -> None:
    """Put what was said beside the last minutes of each child."""
    for row in plan:
        child = Child.objects.get(organisation=organisation, reference=row["child"])
        minutes = child.minutes.standing().first()
        statement = Statement(
            child=child, minutes=minutes, author=row["author"], text=row["text"], said_on=today
        )
        add_statement(statement=statement, by=people[row["by"]])
