"""What stands at the top of a page whose form was refused: every error, with a link to its field."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms, template
from django.template.context import Context

from revisions.form_parts import WAS_FIRST

register = template.Library()
ENDS = tuple("?!.:…")  # a label that ends with one of these takes no colon


class Line(NamedTuple):
    """One thing that is wrong: the words at the field, its label, and where it is (empty: nowhere in particular)."""

    words: str
    label: str = ""
    to: str = ""


class Refusal(NamedTuple):
    """All lines of the refused forms of a page, and the versions of what someone else changed first."""

    lines: list[Line]
    versions: list[Any]
    is_conflict: bool = False  # nobody made a mistake: someone was first


@register.simple_tag(takes_context=True)
def refused(context: Context) -> Refusal | None:
    """Return what is wrong with the forms that a view gave its page; None when nothing is.

    A form is found by what it is, whatever the view calls it. What has `summary_lines` says itself where its
    errors are, pairs of words and of the id that they lead to, and whether it is a conflict alone. No field of a
    refused form takes the focus from what is said here.
    """
    given: dict[int, Any] = {id(value): value for value in context.flatten().values()}
    wrong = [(value, lines) for value in given.values() if (lines := list(lines_of(value)))]
    both = [getattr(value, "both_versions", None) for value in given.values() if is_form(value)]
    if not wrong:
        return None
    for form in filter(is_form, given.values()):
        for field in form.fields.values():
            field.widget.attrs.pop("autofocus", None)
    every_line = [line for _value, lines in wrong for line in lines]
    return Refusal(every_line, list(filter(None, both)), all(is_conflict(value) for value, _lines in wrong))


def is_form(value: Any) -> bool:
    """Say whether a value is a form, without waking a lazy one."""
    return issubclass(type(value), forms.BaseForm)


def is_conflict(value: Any) -> bool:
    """Say whether nothing else is wrong with a form, or with what holds forms, than that someone was first."""
    if hasattr(type(value), "summary_lines"):
        return bool(value.is_conflict)
    return all(error.code == WAS_FIRST for errors in value.errors.as_data().values() for error in errors)


def lines_of(value: Any) -> Iterator[Line]:
    """Yield what is wrong with a form, or with what holds forms."""
    if hasattr(type(value), "summary_lines"):
        yield from (Line(words, to=to) for words, to in value.summary_lines())
    elif is_form(value) and value.is_bound and value.errors:
        yield from (Line(str(error)) for error in value.non_field_errors())
        for bound in value:
            yield from (line_at(bound, str(error)) for error in bound.errors)


def line_at(bound: forms.BoundField, words: str) -> Line:
    """Return the line of one error; a group of radio buttons or ticks is reached by its first."""
    if bound.is_hidden:
        return Line(words)
    to = bound.id_for_label or next((one.id_for_label for one in bound.subwidgets), bound.auto_id)
    label = str(bound.label)
    return Line(words, label if label[-1:] in ENDS else f"{label}:", to)
