"""Templates include and extend in the direction in which the apps import."""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.apps import ROOT, floors

FOLDER = ROOT / "templates"
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.*"))
TAGS = re.compile(r"{%-?\s*(?:include|extends)\s+(\S+)")
LITERAL = re.compile(r"""(["'])(?P<name>[^"']+)\1""")
SHARED = ("components/", "base.html", "base_pdf.html")
WIDEST = 140  # characters of a line; wrap at about 120
ONE_TAG = re.compile(r"\s*{%(?:(?!%}).)*%}\s*")  # Django has no way to break one


OURS_INSTEAD = {
    "bootstrap5": "crispy_bootstrap5",
    "django": "django.forms",
}  # of the template of that package


def app_of(template: str) -> str:
    """Return the app of a template; the empty text for those that belong to the whole site."""
    return "" if template.startswith("components/") or "/" not in template else template.split("/")[0]


def named_in(source: str) -> Iterator[str]:
    """Yield the templates that a template includes or extends; a name that is no plain text comes as it stands."""
    for word in TAGS.findall(source):
        literal = LITERAL.fullmatch(word)
        yield literal["name"] if literal else word


def may_use(template: str, used: str) -> bool:
    """Say whether a template may name another: a shared one, one of its own app, or one of an app below."""
    if used.startswith(SHARED):
        return True
    user, owner = app_of(template), app_of(used)
    floor = floors()
    return user == owner != "" or (user in floor and owner in floor and floor[user] > floor[owner])


def faults_in(template: str, source: str) -> list[str]:
    """Return each template that this one may not name."""
    return [used for used in named_in(source) if not may_use(template, used)]


def test_templates_use_only_what_lies_below() -> None:
    found = {name: faults_in(name, (FOLDER / name).read_text(encoding="utf-8")) for name in TEMPLATES}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_every_folder_of_templates_is_one_of_an_app() -> None:
    assert len(TEMPLATES) > 100
    assert {app_of(name) for name in TEMPLATES} - {""} <= set(floors()) | set(OURS_INSTEAD)


def replaced(template: str, package: str) -> bool:
    """Say whether a package has this template, so that ours takes its place."""
    (folder,) = importlib.import_module(package).__path__
    return (Path(folder) / "templates" / template).is_file()


def test_every_template_in_place_of_one_of_a_library_has_its_name() -> None:
    ours = [name for name in TEMPLATES if app_of(name) in OURS_INSTEAD]
    assert ours
    assert [name for name in ours if not replaced(name, OURS_INSTEAD[app_of(name)])] == []
    assert not replaced("bootstrap5/error.html", "crispy_bootstrap5")


@pytest.mark.parametrize(
    ("template", "planted"),
    [
        ("lifecourse/resource_form.html", '{% include "assessments/_segment.html" with segment=s only %}'),
        ("lifecourse/resource_form.html", "{% include 'assessments/_segment.html' only %}"),
        ("accounts/people.html", '{% extends "reports/profile/profile.html" %}'),
        ("logbook/log_list.html", '{% include "reliability/_reliability_switch.html" only %}'),
        ("components/child_nav.html", '{% include "children/_safety_steps.html" only %}'),
        ("base.html", '{% include "children/_safety_steps.html" only %}'),
        ("reviews/action_list.html", "{% include template only %}"),
    ],
)
def test_planted_template_of_a_higher_app_is_found(template: str, planted: str) -> None:
    assert len(faults_in(template, f"<p>{planted}</p>")) == 1


@pytest.mark.parametrize(
    "allowed",
    [
        '{% extends "base.html" %}',
        '{% include "components/child_nav.html" only %}',
        '{% include "lifecourse/_segment.html" only %}',
        '{% include "children/_safety_steps.html" only %}',
        "<a href=\"{% url 'profile' child.pk %}\">{% translate 'Profile' %}</a>",
    ],
)
def test_own_lower_and_shared_templates_and_links_upwards_are_allowed(allowed: str) -> None:
    assert faults_in("lifecourse/resource_form.html", allowed) == []


def too_wide(source: str) -> list[int]:
    """Return the number of each line that is too wide and can be broken."""
    lines = enumerate(source.splitlines(), 1)
    return [number for number, line in lines if len(line) > WIDEST and not ONE_TAG.fullmatch(line)]


def test_no_line_of_a_template_is_too_wide() -> None:
    pages = [name for name in TEMPLATES if name.endswith(".html")]  # in a mail every break is seen
    found = {name: too_wide((FOLDER / name).read_text(encoding="utf-8")) for name in pages}
    assert {name: numbers for name, numbers in found.items() if numbers} == {}


def test_planted_wide_line_is_found_but_not_one_that_cannot_be_broken() -> None:
    tag = f'{{% include "components/button.html" with label="{"a" * WIDEST}" only %}}'
    assert too_wide(f"<p>\n  {tag}\n</p>") == []
    assert too_wide(f"<p>\n  <b>{tag}</b>\n  {tag}{{% endif %}}\n</p>") == [2, 3]
    assert too_wide("a" * WIDEST) == []
    assert too_wide("a" * (WIDEST + 1)) == [1]


def test_every_comment_ends_on_its_own_line() -> None:
    """Django prints a comment in braces as it stands where it goes on on the next line."""
    opened = re.compile(r"\{#(?:(?!#\}).)*$", re.MULTILINE)
    found = {name: opened.findall((FOLDER / name).read_text(encoding="utf-8")) for name in TEMPLATES}
    assert {name: comments for name, comments in found.items() if comments} == {}
    assert opened.search('<p class="a"{#\n  #}>')
