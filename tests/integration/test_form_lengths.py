"""Every field of every form says how long an answer may be, and every number between which bounds."""

from collections.abc import Iterable

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator

from tests.support.every_form import every_form

BOUND_ELSEWHERE = {  # by the size of a request: a whole instrument (`portfolio.rules.form_limits` bounds its parts), signing in
    *(("TextForm", "text"), ("SourceForm", "text")),
    *(("SignInForm", "username"), ("SignInForm", "password")),
}


def is_bound(form: type[forms.BaseForm], name: str, field: forms.Field) -> bool:
    """Say whether a field limits what it takes, in the form or in the model; choices and days limit themselves."""
    if isinstance(field, forms.IntegerField):
        model = getattr(getattr(form, "_meta", None), "model", None)
        checks = (
            model._meta.get_field(name).validators if model and field.max_value is None else field.validators
        )
        return any(isinstance(check, MaxValueValidator) for check in checks)
    if isinstance(field, forms.CharField) and not isinstance(field, forms.UUIDField):
        return field.max_length is not None
    return True


def unbound(found: Iterable[type[forms.BaseForm]]) -> set[tuple[str, str]]:
    """Return the fields without a bound, each with its form."""
    fields = ((form, name, field) for form in found for name, field in form.base_fields.items())  # type: ignore[attr-defined]
    return {(form.__name__, name) for form, name, field in fields if not is_bound(form, name, field)}


def test_every_field_has_a_bound() -> None:
    found = list(every_form())
    assert len(found) > 20
    assert unbound(found) - BOUND_ELSEWHERE == set()


def test_field_without_a_bound_is_found() -> None:
    planted = type(
        "Planted", (forms.Form,), {"text": forms.CharField(), "n": forms.IntegerField(min_value=0)}
    )
    assert unbound([planted]) == {("Planted", "text"), ("Planted", "n")}


def test_request_has_bounds_of_its_own() -> None:
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE <= 262_144
    assert settings.DATA_UPLOAD_MAX_NUMBER_FIELDS <= 5000
    assert settings.DATA_UPLOAD_MAX_NUMBER_FILES <= 100
    assert settings.FILE_UPLOAD_HANDLERS == ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
