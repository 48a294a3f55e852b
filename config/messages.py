"""The Dutch catalogue: collecting the texts of the screens, compiling and checking their translations.

Babel does the work of the gettext programs, so that nothing needs installing beside Python. Templates
go through Django's own `templatize`, so a text is found here under the very key by which Django looks
it up. Texts of Django itself come from Django's own catalogue.
"""

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.apps import apps
from django.conf import settings
from django.utils.translation.template import templatize

CATALOGUE = Path(settings.LOCALE_PATHS[0], "nl", "LC_MESSAGES", "django.po")
SPECS = {
    "gettext": (1,),
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
KEYWORDS = {name + lazy: spec for name, spec in SPECS.items() for lazy in ("", "_lazy")} | {
    "_": (1,),
    "gettext_noop": (1,),
}
HEADER = r"""# Dutch texts of the screens. script/messages collects what is new; a person translates it.
msgid ""
msgstr ""
"Language: nl\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""
PLACEHOLDER = re.compile(r"%%|%(?:\((?P<name>\w+)\))?[-+0]*\d*(?:\.\d+)?[sdrfi]|\{(?P<field>\w*)\}")

Key = tuple[tuple[str, ...], str | None]  # singular (and plural), context


def source_files() -> Iterator[Path]:
    """Yield the Python files and the templates of the product, in order."""
    folders = [Path(app.path) for app in apps.get_app_configs() if Path(app.path).parent == settings.BASE_DIR]
    for folder in sorted(folders):
        yield from sorted(path for path in folder.rglob("*.py") if path.parent.name != "migrations")
    yield from sorted(path for path in (settings.BASE_DIR / "templates").rglob("*") if path.is_file())


def texts_in(source: str, *, is_template: bool) -> Iterator[Key]:
    """Yield the key of every translatable text in a Python file or a template."""
    if is_template:  # what templatize returns has no indentation that Python would accept
        source = "\n".join(line.lstrip() for line in templatize(source).splitlines())
    for _line, message, _comments, context in extract("python", io.BytesIO(source.encode()), KEYWORDS):
        yield forms_of(message), context


def collect(paths: Iterable[Path]) -> Catalog:
    """Return a catalogue of the texts in these files, none of them translated."""
    fresh = Catalog(locale="nl")
    for path in paths:
        for forms, context in texts_in(path.read_text("utf-8"), is_template=path.suffix != ".py"):
            fresh.add(forms if len(forms) > 1 else forms[0], context=context)
    return fresh


def read_catalogue(path: Path) -> Catalog:
    """Return the catalogue in a PO file; an empty one when there is no file."""
    if not path.exists():
        return Catalog(locale="nl")
    with path.open("rb") as file:
        return read_po(file, locale="nl")


def messages_of(catalogue: Catalog) -> dict[Key, Message]:
    """Return the messages by key, without the header."""
    return {(forms_of(message.id), message.context): message for message in catalogue if message.id}


def merge(fresh: Catalog, existing: Catalog) -> Catalog:
    """Return the fresh texts with the translations that exist; what is obsolete is left out."""
    merged = Catalog(locale="nl")
    known = messages_of(existing)
    for key, message in messages_of(fresh).items():
        old = known.get(key)
        merged.add(
            message.id,
            old.string if old else None,
            flags=old.flags & {"fuzzy"} if old else (),
            user_comments=old.user_comments if old else (),
            context=message.context,
        )
    return merged


def write_catalogue(catalogue: Catalog, path: Path) -> None:
    """Write a PO file: sorted, without line numbers and dates, so that it only changes with its texts."""
    content = io.BytesIO()
    write_po(
        content,
        catalogue,
        width=100,
        no_location=True,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(HEADER.encode() + content.getvalue())


def update_catalogue(path: Path) -> Catalog:
    """Bring the PO file up to date with the sources and return it."""
    merged = merge(collect(source_files()), read_catalogue(path))
    write_catalogue(merged, path)
    return merged


def compile_catalogue(path: Path) -> bool:
    """Write the MO file beside the PO file, unless it is the newer of the two; say whether it was written."""
    compiled = path.with_suffix(".mo")
    if compiled.exists() and compiled.stat().st_mtime_ns > path.stat().st_mtime_ns:
        return False
    draft = compiled.with_suffix(".new")
    with draft.open("wb") as file:
        write_mo(file, read_catalogue(path))
    draft.replace(compiled)
    return True


def faults(fresh: Catalog, existing: Catalog) -> list[str]:
    """Return what is wrong with a catalogue, one line for each fault; none when it is complete."""
    known = messages_of(existing)
    wanted = messages_of(fresh)
    obsolete = [key for key in known if key not in wanted]
    found = [fault_of(known.get(key), message) for key, message in wanted.items()]
    found += [f"obsolete: {name_of(known[key])}" for key in obsolete]
    found += [f"obsolete: {name_of(message)}" for message in existing.obsolete.values()]
    return sorted(filter(None, found))


def fault_of(message: Message | None, wanted: Message) -> str:
    """Return what is wrong with one translation, or nothing."""
    if message is None:
        return f"missing: {name_of(wanted)}"
    ids, strings = forms_of(message.id), forms_of(message.string)
    if len(strings) != len(ids) or not all(strings):
        return f"untranslated: {name_of(wanted)}"
    if message.fuzzy:
        return f"fuzzy: {name_of(wanted)}"
    if any(placeholders(one) != placeholders(other) for one, other in zip(ids, strings, strict=True)):
        return f"other placeholders: {name_of(wanted)}"
    return ""


def forms_of(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """Return the singular and the plural of a text, or its only form; None is an empty text."""
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def name_of(message: Message) -> str:
    """Return how a list of faults names a message."""
    singular = forms_of(message.id)[0]
    return f"{singular!r} ({message.context})" if message.context else repr(singular)


def placeholders(text: str) -> tuple[set[str], int]:
    """Return the names in a text that values replace, and how many replacements have no name."""
    found = [match for match in PLACEHOLDER.finditer(text) if match[0] != "%%"]
    names = {match["name"] or match["field"] for match in found} - {None, ""}
    return names, sum(not (match["name"] or match["field"]) for match in found)
