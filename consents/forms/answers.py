"""What one person answered: each purpose apart, with one day and one way."""

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from audit.queries import last_change
from children.form_parts.day_input import DayInput
from children.form_parts.days import check_days
from consents.models import Consent
from consents.queries.standing import Standing
from consents.queries.wording import MEANINGS, given_in_words
from consents.rules.deciding import Purpose
from revisions.form_parts import Change, SeenForm

HEARD = ("given_on", "how", "words", "reason", "instead")


class AnswersForm(SeenForm, forms.ModelForm):
    """An answer to each purpose that was asked, and when and how it was given; what is left open stays as it is."""

    starts_from_row = False

    class Meta:
        model = Consent
        fields = HEARD
        widgets = {
            "given_on": DayInput,
            "how": forms.RadioSelect,
            "words": forms.Textarea(attrs={"rows": 2}),
            "reason": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "words": _("If someone explained a yes or a no."),
            "reason": _(
                "Only with “cannot weigh it” (talk it over with the behavioural scientist) or a decision of the court."
            ),
            "instead": _("Only with “cannot weigh it”: someone with authority, a mentor or a curator."),
        }

    def __init__(
        self,
        *args: Any,
        instance: Consent,
        standing: Standing,
        purposes: Sequence[Purpose],
        today: datetime.date,
        **kwargs: Any,
    ) -> None:
        self.known, self.purposes, self.today = standing, purposes, today
        super().__init__(*args, instance=instance, revision=self.last_key(instance.key), **kwargs)
        self.initial["given_on"] = today
        self.fields["how"].choices = Consent.How.choices  # type: ignore[attr-defined]
        for purpose in purposes:
            self.fields[purpose.value] = self.field_of(purpose)
        self.order_fields([*(purpose.value for purpose in purposes), *HEARD])

    def last_key(self, person: str) -> int:
        """Return the key of the last answer that holds of this person; 0 for none."""
        keys = (said.pk for (_purpose, key), said in self.known.answers.items() if key == person)
        return max(keys, default=0)

    def field_of(self, purpose: Purpose) -> forms.ChoiceField:
        """Return the field of one purpose; it says what holds now."""
        said = self.known.answers.get((purpose, self.instance.key))
        now = _("not asked yet") if said is None else f"{said.get_answer_display()}, {given_in_words(said)}"
        return forms.ChoiceField(
            label=Consent.Purpose(purpose.value).label,
            choices=[("", _("leave it as it is")), *self.offered(purpose)],
            required=False,
            help_text=_("%(meaning)s. Now: %(now)s") % {"meaning": MEANINGS[purpose], "now": now},
        )

    def offered(self, purpose: Purpose) -> list[tuple[str, Any]]:
        """Return the answers; the court stands in for who has authority, never for the child or for own words."""
        is_own = self.instance.party is None or purpose is Purpose.QUOTE_OWN
        return [one for one in Consent.Answer.choices if not (is_own and one[0] == Consent.Answer.COURT)]

    @property
    def answers(self) -> dict[str, str]:
        """The purposes that were answered."""
        given = ((one.value, self.cleaned_data.get(one.value, "")) for one in self.purposes)
        return {purpose: answer for purpose, answer in given if answer}

    def clean(self) -> dict[str, Any]:
        """Something is answered; only a yes is withdrawn; who cannot weigh it has a reason and someone instead."""
        cleaned = super().clean() or {}
        born_on = self.known.child.born_on
        check_days(self, since=born_on, today=self.today, first="given_on", last="", ongoing="")
        if not self.answers and not self.errors:
            self.add_error(self.purposes[0].value, _("Choose at least one answer."))
        for purpose, answer in self.answers.items():
            said = self.known.answers.get((Purpose(purpose), self.instance.key))
            if answer == Consent.Answer.WITHDRAWN and (said is None or said.answer != Consent.Answer.YES):
                self.add_error(purpose, _("Only a yes can be withdrawn. Choose “no”."))
        if Consent.Answer.UNABLE in self.answers.values():
            for name in ("reason", "instead"):
                if not cleaned.get(name):
                    self.add_error(name, _("Fill this in where someone cannot weigh it."))
        if Consent.Answer.COURT in self.answers.values() and not cleaned.get("reason"):
            self.add_error("reason", _("Write which decision of the court it is, and of which day."))
        return cleaned

    def answered_meanwhile(self, standing: Standing, last: Consent | None) -> None:
        """Tell that someone noted an answer of this person first, beside what was typed here."""
        self.known = standing
        now = {one: standing.answers.get((Purpose(one), self.instance.key)) for one in self.answers}
        current = {one: said.answer if said else "" for one, said in now.items()}
        change = Change(*last_change(last, standing.child.pk)) if last else Change()
        self.seen_otherwise(current, change, revision=last.pk if last else 0)
