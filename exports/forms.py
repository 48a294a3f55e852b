"""What is asked before data leave the site."""

from typing import Any

from crispy_forms.bootstrap import StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from exports.queries.places import Place
from exports.rules.contents import LEAST_CHILDREN, Contents, Format
from exports.words import CONTENTS, FORMATS


class ExportForm(forms.Form):
    """In which format, and how much it tells of who is in it."""

    format = forms.ChoiceField(
        label=_("Format"), choices=list(FORMATS.items()), widget=forms.RadioSelect, initial=Format.XLSX.value
    )
    contents = forms.ChoiceField(
        label=_("What goes along"),
        choices=list(CONTENTS.items()),
        widget=forms.RadioSelect,
        initial=Contents.PSEUDONYM.value,
        help_text=_("A code is another one in each file. Who knows the child can still recognise it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}

    def lay_out(self, button: Any) -> None:
        """Put the fields in order, and the button below them."""
        make = StrictButton(button, type="submit", css_class="btn-primary")
        self.helper.layout = Layout(*self.fields, make)

    @property
    def chosen(self) -> dict[str, Any]:
        """The choices as an action takes them."""
        return {
            "notation": Format(self.cleaned_data["format"]),
            "contents": Contents(self.cleaned_data["contents"]),
        }


class ChildExportForm(ExportForm):
    """The choices for one child, of which the file comes at once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.form_method = "get"
        self.helper.disable_csrf = True
        self.lay_out(_("Get the file"))


class PlaceExportForm(ExportForm):
    """The choices for a team or an organisation, of which the file is made in the background."""

    place = forms.ChoiceField(label=_("Whose data"))
    field_order = ("place", "format", "contents")

    def __init__(self, *args: Any, places: list[Place], **kwargs: Any) -> None:
        """Take the teams and organisations to choose from."""
        super().__init__(*args, **kwargs)
        self.places = {str(place.id): place for place in places}
        choices = [(key, str(place.target)) for key, place in self.places.items()]
        self.fields["place"].choices = choices  # type: ignore[attr-defined]
        if not any(place.may_be_named for place in places):
            self.fields["contents"].choices = list(CONTENTS.items())[:1]  # type: ignore[attr-defined]
        self.lay_out(_("Make the file"))

    def clean(self) -> dict[str, Any] | None:
        """Of an organisation nothing is named; under codes there are enough children to hide among."""
        place = self.places.get(self.cleaned_data.get("place", ""))
        if place and "contents" in self.cleaned_data:
            self.check(place, Contents(self.cleaned_data["contents"]))
        return self.cleaned_data

    def check(self, place: Place, contents: Contents) -> None:
        """Say why this place cannot leave in this way."""
        if contents is not Contents.PSEUDONYM and not place.may_be_named:
            self.add_error("contents", _("The data of a whole organisation leave under codes only."))
        elif contents is Contents.PSEUDONYM and place.children.count() < LEAST_CHILDREN:
            few = _("There are fewer than %(n)s children with a signed form here: codes would hide nobody.")
            self.add_error("contents", forms.ValidationError(few, params={"n": LEAST_CHILDREN}))

    @property
    def chosen(self) -> dict[str, Any]:
        """The choices as an action takes them."""
        return {"place": self.places[self.cleaned_data["place"]], **super().chosen}
