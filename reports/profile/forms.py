"""The questions to talk about beside an observation, in one's own words."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models import Assessment
from audit.queries import last_change
from children.form_parts.revised import say_name
from reviews.actions.talking_points import CHANGING
from reviews.models import TalkingPoints
from revisions.form_parts import Change, SeenForm


class TalkingPointsForm(SeenForm, forms.ModelForm):
    """Up to three questions; the made ones to begin with, where nobody wrote any yet."""

    class Meta:
        model = TalkingPoints
        fields = CHANGING
        widgets = dict.fromkeys(CHANGING, forms.Textarea(attrs={"rows": 3}))
        help_texts = {
            "first": _("Name people and situations, and ask what you do not know. %(name)s may read it.")
        }

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        assessment: Assessment,
        standing: TalkingPoints | None,
        made: Sequence[str],
    ) -> None:
        is_written = standing is not None and bool(standing.questions)
        initial = {} if is_written else dict(zip(CHANGING, made, strict=False))
        super().__init__(
            data,
            instance=standing or TalkingPoints(assessment=assessment),
            initial=initial,
            revision=standing.revision if standing else None,
        )
        say_name(self, assessment.child)

    def clean(self) -> dict[str, Any]:
        """At least one question is asked."""
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.get(name) for name in CHANGING):
            self.add_error("first", _("Ask at least one question, or go back to the made ones below."))
        return cleaned

    def look_again(self, current: TalkingPoints | None) -> None:
        """Show both versions, and who wrote the one that stands."""
        child_id = self.instance.assessment.child_id
        self.seen_otherwise(current, Change(*last_change(self.instance, child_id)))
