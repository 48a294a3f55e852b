"""The translations: what is found, what is kept, and what the check refuses."""

import ast
import gettext
import os
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.template import Context, Template
from django.utils.translation import gettext as django_gettext

from config import messages
from config.management.commands import check_messages, compile_messages, update_messages


def keys(source, *, is_template):
    return list(messages.texts_in(source, is_template=is_template))


def catalogue(*entries):
    made = Catalog(locale="nl")
    for entry in entries:
        made.add(**entry)
    return made


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ('_("Save")', (("Save",), None)),
        ('gettext_lazy("Save")', (("Save",), None)),
        ('_("In two "\n  "parts")', (("In two parts",), None)),
        ('ngettext("%(n)s day", "%(n)s days", len(days))', (("%(n)s day", "%(n)s days"), None)),
        ('pgettext("of a child", "name")', (("name",), "of a child")),
        ('npgettext_lazy("of a child", "name", "names", 2)', (("name", "names"), "of a child")),
    ],
)
def test_text_in_python_is_found(source, key):
    assert keys(source, is_template=False) == [key]


def texts_inside_f_strings(source):
    """Return the translated texts that stand in braces of an f-string: Python 3.11 shows them to nobody."""
    inside = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr)]
    calls = [node for text in inside for node in ast.walk(text) if isinstance(node, ast.Call)]
    return [ast.unparse(call) for call in calls if ast.unparse(call.func) in messages.KEYWORDS]


def test_no_text_is_hidden_in_an_f_string():
    assert texts_inside_f_strings("f'{said} {_(\"Save\")}'") == ["_('Save')"]
    sources = [path for path in messages.source_files() if path.suffix == ".py"]
    assert {path: found for path in sources if (found := texts_inside_f_strings(path.read_text()))} == {}


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ('<p>\n  {% translate "Save" %}\n</p>', (("Save",), None)),
        ('{% translate "name" context "of a child" %}', (("name",), "of a child")),
        ('{% include "x" with label=_("Save") only %}', (("Save",), None)),
        ('{{ label|default:_("Save") }}', (("Save",), None)),
        ("{% blocktranslate %}100% of {{ name }}{% endblocktranslate %}", (("100%% of %(name)s",), None)),
        (
            "{% blocktranslate count n=n %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}",
            (("%(n)s day", "%(n)s days"), None),
        ),
    ],
)
def test_text_in_template_is_found(source, key):
    assert keys(f"{{% load i18n %}}{{# don't #}}\n{source}", is_template=True) == [key]


def test_trimmed_block_has_the_key_that_django_looks_up(monkeypatch):
    source = (
        "{% load i18n %}{% blocktranslate trimmed %}\n  Look\n\n   back, {{ name }}.\n{% endblocktranslate %}"
    )
    looked_up = []

    def spy(text):
        looked_up.append(text)
        return django_gettext(text)

    monkeypatch.setattr("django.utils.translation.gettext", spy)
    Template(source).render(Context({"name": "Sam"}))
    assert keys(source, is_template=True) == [((looked_up[0],), None)]
    assert looked_up == ["Look back, %(name)s."]


def test_sources_are_those_of_the_product():
    names = {path.relative_to(settings.BASE_DIR).as_posix() for path in messages.source_files()}
    assert "children/models/child.py" in names
    assert not [name for name in names if "/migrations/" in name or name.startswith((".", "tests"))]


def test_merge_keeps_translations_and_drops_the_obsolete():
    fresh = catalogue({"id": "Save"}, {"id": "New"}, {"id": ("day", "days")})
    existing = catalogue(
        {"id": "Save", "string": "Bewaren", "flags": ["fuzzy"], "user_comments": ["a note"]},
        {"id": "Gone", "string": "Weg"},
        {"id": "day", "string": "dag"},
    )
    merged = messages.merge(fresh, existing)
    assert (merged["Save"].string, merged["Save"].fuzzy) == ("Bewaren", True)
    assert merged["Save"].user_comments == ["a note"]
    assert "Gone" not in merged
    assert messages.faults(fresh, merged) == ["fuzzy: 'Save'", "untranslated: 'New'", "untranslated: 'day'"]


def test_written_catalogue_reads_back_the_same_and_holds_no_date(tmp_path):
    path = tmp_path / "nl" / "django.po"
    made = catalogue(
        {"id": ("%(n)s day", "%(n)s days"), "string": ("%(n)s dag", "%(n)s dagen")},
        {"id": "name", "string": "naam", "context": "of a child"},
    )
    messages.write_catalogue(made, path)
    first = path.read_text("utf-8")
    messages.write_catalogue(messages.read_catalogue(path), path)
    assert path.read_text("utf-8") == first
    assert "Date" not in first
    assert messages.faults(made, messages.read_catalogue(path)) == []


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"id": "%(n)s forms", "string": "%(n)s formulieren"}, []),
        ({"id": "100%% of {name}", "string": "{name}: 100%%"}, []),
        ({"id": "%(n)s forms", "string": ""}, ["untranslated: '%(n)s forms'"]),
        ({"id": "Save", "string": "Bewaren", "flags": ["fuzzy"]}, ["fuzzy: 'Save'"]),
        ({"id": "%(n)s forms", "string": "%(aantal)s formulieren"}, ["other placeholders: '%(n)s forms'"]),
        ({"id": "%s forms", "string": "formulieren"}, ["other placeholders: '%s forms'"]),
        ({"id": "a {name}", "string": "een naam", "context": "c"}, ["other placeholders: 'a {name}' (c)"]),
        ({"id": ("%(n)s day", "%(n)s days"), "string": ("%(n)s dag", "")}, ["untranslated: '%(n)s day'"]),
        (
            {"id": ("%(n)s day", "%(n)s days"), "string": ("%(n)s dag", "dagen")},
            ["other placeholders: '%(n)s day'"],
        ),
    ],
)
def test_fault_in_a_translation_is_named(entry, fault):
    wanted = catalogue({"id": entry["id"], "context": entry.get("context")})
    assert messages.faults(wanted, catalogue(entry)) == fault


def test_missing_and_obsolete_texts_are_named(tmp_path):
    path = tmp_path / "django.po"
    path.write_text('msgid "Old"\nmsgstr "Oud"\n\n#~ msgid "Older"\n#~ msgstr "Ouder"\n')
    found = messages.faults(catalogue({"id": "New"}), messages.read_catalogue(path))
    assert found == ["missing: 'New'", "obsolete: 'Old'", "obsolete: 'Older'"]


@pytest.fixture
def product(tmp_path, monkeypatch):
    """A product of one file, with a catalogue of its own."""
    source, path = tmp_path / "screen.py", tmp_path / "nl" / "django.po"
    source.write_text('_("Save")\n')
    for module in (messages, check_messages, update_messages, compile_messages):
        monkeypatch.setattr(module, "CATALOGUE", path)
    for module in (messages, check_messages):
        monkeypatch.setattr(module, "source_files", lambda: [source])
    return path


def test_commands_collect_check_and_compile(product, capsys):
    with pytest.raises(CommandError, match="missing: 'Save'"):
        call_command("check_messages")
    call_command("update_messages")
    assert "1 texts, 1 to look at" in capsys.readouterr().out
    with pytest.raises(CommandError, match="untranslated: 'Save'"):
        call_command("check_messages")
    untranslated, translated = 'msgid "Save"\nmsgstr ""', 'msgid "Save"\nmsgstr "Bewaren"'
    product.write_text(product.read_text("utf-8").replace(untranslated, translated))
    call_command("check_messages")
    call_command("compile_messages")
    assert "Compiled" in capsys.readouterr().out
    with product.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Save") == "Bewaren"


def test_compiling_happens_only_after_a_change(product, capsys):
    call_command("update_messages", verbosity=0)
    assert messages.compile_catalogue(product)
    assert not messages.compile_catalogue(product)
    later = product.stat().st_mtime + 60
    os.utime(product, (later, later))
    call_command("compile_messages", verbosity=0)
    assert product.with_suffix(".mo").exists()
    assert "Compiled" not in capsys.readouterr().out


def test_catalogue_lies_where_django_looks():
    assert Path(settings.LOCALE_PATHS[0]) in messages.CATALOGUE.parents
