"""Cut Bootstrap down to the rules that our pages use: `script/cut_bootstrap.py` writes them among the static files.

The published file is `script/bootstrap/bootstrap.min.css`; nothing serves it. Run this after taking a newer one, or
when a page uses a class of Bootstrap that none used before: a test then asks for it.
"""

import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import tinycss2

TOP = Path(__file__).resolve().parent.parent
PUBLISHED = TOP / "script" / "bootstrap" / "bootstrap.min.css"
CUT = TOP / "static" / "vendor" / "bootstrap" / "bootstrap.css"
NOT_DRAWN = {"layout/field_file.html"}  # our two forms with a file write that field themselves
FIRST = ("whole_uni_form.html", "uni_form.html", "layout/div.html", "layout/fieldset.html")
BY_PYTHON = r"""(?:css_class=|"class": |field_classes = )["']([^"']*)["']"""
BY_SCRIPT = r"""(?:classList\.\w+\(|className: )"([^"]*)\""""
BY_TEMPLATE = r"""class=(?:"((?:{{.*?}}|{%.*?%}|[^"])*)"|'([^']*)')"""
BY_CRISPY = r"""'class' '([^']*)'"""
TAG = r"{%.*?%}|{{.*?}}"
NAME = re.compile(r"[A-Za-z][\w-]*")


def folder_of(package: str) -> Path:
    """Return where a package is installed."""
    spec = find_spec(package)
    assert spec is not None, package
    assert spec.origin is not None, package
    return Path(spec.origin).parent


def crispy_templates() -> dict[str, str]:
    """Return the text of each crispy template that our forms reach, by its name in the pack."""
    pack = folder_of("crispy_bootstrap5") / "templates" / "bootstrap5"
    found: dict[str, str] = {}
    waiting = [*FIRST, "field.html", "layout/baseinput.html"]
    while waiting:
        name = waiting.pop()
        if name not in found and name not in NOT_DRAWN:
            found[name] = (pack / name).read_text(encoding="utf-8")
            waiting += re.findall(r"""{% include ["']bootstrap5/([^"']*)["']""", found[name])
    return found


def sources() -> Iterator[tuple[str, str]]:
    """Yield each text that may name a class, with the pattern of how it does."""
    for kind, folder, pattern in (("html", "templates", BY_TEMPLATE), ("js", "static/js", BY_SCRIPT)):
        for path in sorted((TOP / folder).rglob(f"*.{kind}")):
            yield path.read_text(encoding="utf-8"), pattern
    for path in sorted(TOP.glob("*/**/*.py")):
        if path.relative_to(TOP).parts[0] not in {".venv", ".local", "tests", "script"}:
            yield path.read_text(encoding="utf-8"), BY_PYTHON
    yield (folder_of("crispy_forms") / "layout.py").read_text(encoding="utf-8"), BY_PYTHON
    for text in crispy_templates().values():
        yield text, BY_TEMPLATE
        yield text, BY_CRISPY


def used_classes() -> set[str]:
    """Return every class that a template, a script, a form or crispy's own templates may write."""
    values = (
        value
        for text, pattern in sources()
        for found in re.finditer(pattern, text)
        for value in found.groups()
    )
    return {name for value in values if value for name in NAME.findall(re.sub(TAG, " ", value))}


def classes_of(selector: str) -> set[str]:
    """Return the classes that an element must have, or stand beside, to match; those it must not have do not count."""
    return set(re.findall(r"\.([A-Za-z][\w-]*)", re.sub(r":not\([^)]*\)", "", selector)))


def parts(prelude: str) -> Iterator[str]:
    """Yield the selectors of a list; commas inside brackets do not part them."""
    yield from (part.strip() for part in re.split(r",(?![^()]*\))", prelude))


def kept(rules: Iterable[Any], used: set[str]) -> Iterator[str]:
    """Yield the rules that an element of ours can match, as text, without the selectors that none can."""
    for rule in rules:
        text = tinycss2.serialize(rule.prelude) if hasattr(rule, "prelude") else ""
        if rule.type == "qualified-rule":
            own = [part for part in parts(text) if classes_of(part) <= used and "data-bs-" not in part]
            if own:
                yield f"{','.join(own)}{{{tinycss2.serialize(rule.content)}}}\n"
        elif rule.type == "at-rule" and rule.lower_at_keyword == "media":
            inner = "".join(kept(tinycss2.parse_rule_list(rule.content, True, True), used))
            if inner:
                yield f"@media{text}{{\n{inner}}}\n"
        elif rule.type == "at-rule" or (rule.type == "comment" and rule.value.startswith("!")):
            yield f"{rule.serialize()}\n"


def without_unread(css: str, elsewhere: str) -> str:
    """Drop the variables that nothing reads, then those that only these read, and the key frames that nothing plays."""
    longer = ""
    while css != longer:
        longer = css
        for name in set(re.findall(r"(--bs-[\w-]+):", css)):
            if not re.search(rf"var\({name}[,)]", css + elsewhere):
                css = re.sub(rf"{name}:[^;}}]*;?", "", css)
    for name in re.findall(r"@keyframes ([\w-]+)", css):
        if not re.search(rf"animation[^;}}]*\b{name}\b", css):
            css = re.sub(rf"@keyframes {name}{{(?:[^{{}}]*{{[^{{}}]*}})*}}\n", "", css)
    return re.sub(r"[^{}\n]*{}\n", "", css)


def cut(published: str) -> str:
    """Return what our pages use of Bootstrap's published style sheet."""
    rules = tinycss2.parse_stylesheet(published, skip_whitespace=True)
    ours = "".join(
        path.read_text(encoding="utf-8") for path in sorted((TOP / "static" / "css").glob("*.css"))
    )
    return without_unread("".join(kept(rules, used_classes())), ours)


if __name__ == "__main__":
    CUT.write_text(cut(PUBLISHED.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"{CUT.relative_to(TOP)}: {CUT.stat().st_size / 1000:.1f} kB")
