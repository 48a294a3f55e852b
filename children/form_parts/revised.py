"""The base of model forms of a record about a child."""

import datetime
from typing import Any

from django import forms
from django.utils.html import escape

from audit.queries import last_change
from children.form_parts.days import check_days
from children.models import Child
from revisions.form_parts import Change, SeenForm

NAME = "%(name)s"  # stands in a text for the first name


def say_name(form: forms.BaseForm, child: Child) -> None:
    """Write the first name where the label or the help text of a field asks for it; a help text is shown as HTML."""
    for field in form.fields.values():
        if field.label:
            field.label = str(field.label).replace(NAME, child.first_name)
        field.help_text = str(field.help_text).replace(NAME, escape(child.first_name))


class RevisedForm(SeenForm, forms.ModelForm):
    """A model form of a record about a child, with the revision that was seen."""

    def __init__(
        self,
        *args: Any,
        instance: Any,
        child: Child,
        today: datetime.date,
        revision: int | None = None,
        **kwargs: Any,
    ) -> None:
        """Show the revision of the instance, or `revision` when another row counts the changes."""
        seen = instance.revision if revision is None else revision
        super().__init__(*args, instance=instance, revision=seen, **kwargs)
        self.child = child
        self.today = today
        say_name(self, child)

    def seen_otherwise(self, current: Any, change: Change | None = None, **how: Any) -> None:
        """Show both versions, and who changed the one that stands, as the log of the child says."""
        super().seen_otherwise(current, change or Change(*last_change(current, self.child.pk)), **how)

    def check_day(self, name: str) -> datetime.date | None:
        """Return a day that lies in the child's life and not in the future; else say so at the field."""
        check_days(self, since=self.child.born_on, today=self.today, first=name, last="", ongoing="")
        return self.cleaned_data.get(name)
