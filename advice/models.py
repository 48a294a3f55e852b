"""A question to a behavioural scientist, the advice on it, and what the team does with it: rows that are never changed."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from children.models import Child, Grant


class AdviceRequest(models.Model):
    """One question about one child to one behavioural scientist, who reads the file until the end of the `grant`.

    The question is what the reading is for. Ending the access is a matter of the grant; the question stays.
    """

    PERSONAL: ClassVar[set[str]] = {"child", "grant", "adviser", "question"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="advice_requests")
    grant = models.OneToOneField(Grant, on_delete=models.PROTECT, related_name="advice_request")
    adviser = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("behavioural scientist")
    )
    question = models.TextField(_("what you want advice on"), max_length=1000)
    asked_at = models.DateTimeField(_("asked on"), auto_now_add=True)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by"))

    class Meta:
        ordering = ["-asked_at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(name="advice_request_asks_something", condition=~Q(question="")),
        ]

    def __str__(self) -> str:
        return self.question


class Advice(models.Model):
    """What the behavioural scientist advises on a question: a text with a name and a day. More can follow; none is changed.

    It scores nothing and takes the place of nothing: observations, judgements and minutes stay as they are.
    """

    PERSONAL: ClassVar[set[str]] = {"child", "request", "text"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="advice")
    request = models.ForeignKey(
        AdviceRequest, on_delete=models.PROTECT, related_name="advice", verbose_name=_("on the question")
    )
    text = models.TextField(_("your advice"), max_length=4000)
    signed_at = models.DateTimeField(auto_now_add=True)
    signed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("signed by")
    )

    class Meta:
        ordering = ["signed_at", "pk"]
        verbose_name_plural = "advice"
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(name="advice_says_something", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text


class AdviceAnswer(models.Model):
    """What the team does with an advice, and why. Who thinks otherwise later adds another answer; none is changed."""

    class Choice(models.TextChoices):
        """Whether the advice is taken over."""

        TAKEN = "taken", _("taken over")
        PARTLY = "partly", _("taken over in part")
        NOT_TAKEN = "not_taken", _("not taken over")

    PERSONAL: ClassVar[set[str]] = {"child", "advice", "choice", "reasons"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    advice = models.ForeignKey(
        Advice, on_delete=models.PROTECT, related_name="answers", verbose_name=_("on the advice")
    )
    choice = models.CharField(_("what you do with it"), max_length=9, choices=Choice.choices)
    reasons = models.TextField(_("why"), max_length=1000)
    answered_at = models.DateTimeField(_("answered on"), auto_now_add=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("answered by")
    )

    class Meta:
        ordering = ["answered_at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(name="advice_answer_has_reasons", condition=~Q(reasons="")),
        ]

    def __str__(self) -> str:
        return str(self.get_choice_display())
