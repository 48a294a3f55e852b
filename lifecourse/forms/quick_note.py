"""A quick note of one moment in which a strength was seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from crispy_forms.layout import Field, Layout
from django import forms
from django.forms.boundfield import BoundWidget
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput
from children.form_parts.revised import RevisedForm
from children.models import Setting
from lifecourse.actions.quick_notes import CHANGING
from lifecourse.models import QuickNote
from portfolio.rules.definitions import Element
from portfolio.rules.domains import CELLS, DOMAINS
from portfolio.words import half_name


@dataclass(frozen=True)
class StrengthGroup:
    """Some strengths to choose from under one name, folded or open."""

    name: str
    radios: list[BoundWidget]
    is_open: bool


class QuickNoteForm(RevisedForm):
    """What was seen or heard, at which strength, where and when, and what the child said."""

    element = forms.ChoiceField(label=_("Which strength did you see?"), widget=forms.RadioSelect)

    class Meta:
        model = QuickNote
        fields = CHANGING
        widgets = {
            "what": forms.Textarea(attrs={"rows": 3}),
            "setting": forms.RadioSelect,
            "happened_on": DayInput,
            "quote": forms.Textarea(attrs={"rows": 2}),
        }
        labels = {
            "what": _("What did you see or hear?"),
            "setting": _("Where was it?"),
            "happened_on": _("On which day?"),
        }
        help_texts = {
            "what": _("No names of others. %(name)s may read it."),
            "quote": _("Leave empty when %(name)s said nothing, or does not want it to stand here."),
        }

    def __init__(
        self, *args: Any, elements: Sequence[Element], lately: Sequence[str] = (), **kwargs: Any
    ) -> None:
        """Offer the strengths of the model; those in `lately` come first."""
        super().__init__(*args, **kwargs)
        self.has_lately = bool(lately)
        self.fields["setting"].choices = Setting.choices  # type: ignore[attr-defined]
        self.fields["element"].choices = list(  # type: ignore[attr-defined]
            strength_choices(elements, lately, self.instance.element, self.child.first_name)
        )
        strength = Field("element", template="lifecourse/_strength_field.html")
        self.helper.layout = Layout("what", strength, "setting", "happened_on", "quote")

    def clean(self) -> dict[str, Any]:
        """The day lies in the child's life and not in the future."""
        cleaned = super().clean() or {}
        self.check_day("happened_on")
        return cleaned

    def strength_groups(self) -> list[StrengthGroup]:
        """Return the strengths as they are drawn.

        Open is the group with the chosen strength; without one the first, when it is that of lately or when a link at
        the top of a refused page leads there.
        """
        radios = iter(self["element"])
        groups = [
            (str(name), [next(radios) for _choice in choices])
            for name, choices in self.fields["element"].choices  # type: ignore[attr-defined]
        ]
        chosen = [any(radio.data["selected"] for radio in group) for _name, group in groups]
        if not any(chosen):
            chosen[0] = self.has_lately or bool(self.errors)
        return [
            StrengthGroup(name, group, is_open) for (name, group), is_open in zip(groups, chosen, strict=True)
        ]


def strength_choices(
    elements: Sequence[Element], lately: Sequence[str], kept: str, child: str
) -> Iterator[tuple[Any, Any]]:
    """Yield the strengths in groups: those noted lately, then by domain, in the child and around it.

    Each strength is in one group. `kept` stays a choice though no catalogue has it; `child` is the first name.
    """
    language = get_language() or "nl"
    names = {element.key: element.name.in_language(language) for element in elements}
    first = {key: names[key] for key in lately if key in names}
    if first:
        yield _("Noted lately"), list(first.items())
    domains = {domain.key: domain.name.in_language(language) for domain in DOMAINS}
    for domain, locus in CELLS:
        cell = [e.key for e in elements if (e.domain, e.locus) == (domain, locus) and e.key not in first]
        if cell:
            where = half_name(locus, child)
            where = where[:1].lower() + where[1:]
            yield f"{domains[domain]}: {where}", [(key, names[key]) for key in cell]
    if kept and kept not in names:
        yield _("As it was noted"), [(kept, kept)]
