"""To whom a draft without a writer goes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.models import Assessment
from assessments.queries.apart import blind_to
from assessments.queries.left_drafts import writers_for


class WriterChoice(forms.ModelChoiceField):
    """A colleague, by name."""

    def label_from_instance(self, obj: User) -> str:
        """Return the name."""
        return obj.full_name


class HandOverForm(forms.Form):
    """Which colleague goes on with a draft."""

    to = WriterChoice(User.objects.none(), label=_("Colleague"), empty_label=_("choose"))

    def __init__(self, *args: Any, draft: Assessment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = f"id_%s_{draft.pk}"  # many of these stand on one page
        apart = blind_to(draft).values("pk")  # whoever looks apart from its observer does not read this draft
        self.fields["to"].queryset = writers_for(draft.child).exclude(pk__in=apart)  # type: ignore[attr-defined]
