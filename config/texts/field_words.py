"""What a field says when it cannot use what was filled in: our own words in the place of Django's, in every form.

A field with better words of its own keeps these. No field in which one types takes the number of a citizen (BSN).
"""

from django import forms
from django.core import validators
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from typed.rules.citizen_numbers import holds_bsn

NOT_OFFERED = _("This cannot be chosen here. Choose something from the list.")
WHOLE_NUMBER = _("Fill in a whole number.")
NUMBER = _("Fill in a number.")
E_MAIL = _("This is no e-mail address. It has an @ and a dot, such as anna@example.org.")
FIELDS: dict[type[forms.Field], dict[str, object]] = {
    forms.Field: {"required": _("Fill this in.")},
    forms.IntegerField: {"invalid": WHOLE_NUMBER},
    forms.FloatField: {"invalid": NUMBER},
    forms.DecimalField: {"invalid": NUMBER},
    forms.DateField: {
        "required": _("Fill in a day."),
        "invalid": _("This day does not exist. Choose one in the calendar, or write day, month and year."),
    },
    forms.TimeField: {
        "required": _("Fill in a time."),
        "invalid": _("This is no time. Write hours and minutes, such as 13:30."),
    },
    forms.BooleanField: {"required": _("Put a tick here first.")},
    forms.ChoiceField: {"required": _("Choose one."), "invalid_choice": NOT_OFFERED},
    forms.MultipleChoiceField: {
        "required": _("Choose at least one."),
        "invalid_choice": NOT_OFFERED,
        "invalid_list": NOT_OFFERED,
    },
    forms.ModelChoiceField: {"required": _("Choose one."), "invalid_choice": NOT_OFFERED},
    forms.FileField: {
        "required": _("Choose a file."),
        "invalid": _("The file did not come along. Choose it once more."),
        "missing": _("The file did not come along. Choose it once more."),
        "empty": _("There is nothing in this file. Choose another one."),
    },
}
TOO_SHORT = ngettext_lazy(
    "Write at least %(limit_value)d character; now it is %(show_value)d.",
    "Write at least %(limit_value)d characters; now it is %(show_value)d.",
    "limit_value",
)
TOO_LONG = ngettext_lazy(
    "Write at most %(limit_value)d character; now it is %(show_value)d.",
    "Write at most %(limit_value)d characters; now it is %(show_value)d.",
    "limit_value",
)


def refuse_bsn(field: forms.CharField, text: str) -> None:
    """Check a text as its field does, and refuse a number in it that looks like a BSN: it has no use here.

    What a page carries out of sight is made by the site, and a password says nothing of a child.
    """
    super(forms.CharField, field).validate(text)
    is_typed = not field.widget.is_hidden and not isinstance(field.widget, forms.PasswordInput)
    if is_typed and isinstance(text, str) and holds_bsn(text):
        raise forms.ValidationError(
            _("A number in this looks like a BSN. Take it out: a BSN is never written down here."), code="bsn"
        )


def use_own_words() -> None:
    """Put our words in the place of Django's; called once, at start-up."""
    forms.CharField.validate = refuse_bsn  # type: ignore[method-assign, assignment]
    for field, words in FIELDS.items():
        field.default_error_messages = {**field.default_error_messages, **words}  # type: ignore[dict-item]
    validators.MinValueValidator.message = _("Choose %(limit_value)s or more.")
    validators.MaxValueValidator.message = _("Choose %(limit_value)s or less.")
    validators.MinLengthValidator.message = TOO_SHORT
    validators.MaxLengthValidator.message = TOO_LONG
    validators.EmailValidator.message = E_MAIL
    validators.FileExtensionValidator.message = _(
        "This kind of file cannot be used. Choose one whose name ends with: %(allowed_extensions)s."
    )
