"""The documents name only files and folders that exist, and their lists are complete."""

import re
from pathlib import Path

import pytest

from tests.support.apps import APPS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "ARCHITECTURE.md", "TESTING.md", "CONTRIBUTING.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
# Templates and static files may be named as Django names them.
BASES = (ROOT, ROOT / "templates", ROOT / "static")
SUFFIX = r"\.(?:py|js|css|html|md|sql|toml|ya?ml|csv|po|svg|sh|lock)"
CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(rf"(?<![\w./<-])(?:[\w.-]+/)+(?:[\w.*-]+{SUFFIX}(?![\w/])|(?=$|\s))")
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")


def paths_in(text: str) -> set[str]:
    """Return the paths that a text names between backquotes: files with a known suffix, folders with a slash at the end."""
    return {path for code in CODE.findall(text) for path in PATH.findall(code)}


def missing_paths(text: str) -> set[str]:
    """Return the paths in a text that exist nowhere; a `*` in the name of a file stands for any text."""
    return {path for path in paths_in(text) if not any(any(base.glob(path)) for base in BASES)}


def missing_links(text: str, folder: Path) -> set[str]:
    """Return the relative links of a text that lead to no file, seen from its folder."""
    return {link for link in LINK.findall(text) if not (folder / link).exists()}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_document_names_only_what_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert missing_paths(text) == set()
    assert missing_links(text, document.parent) == set()


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "TESTING.md", "CONTRIBUTING.md"])
def test_document_names_many_paths(name: str) -> None:
    assert len(paths_in((ROOT / name).read_text(encoding="utf-8"))) > 15


@pytest.mark.parametrize(
    "planted",
    [
        "reports/nowhere.py",
        "python tests/nowhere/test_x.py",
        "nowhere/",
        "docs/nowhere.md",
        "tests/no_such_*.py",
    ],
)
def test_planted_wrong_path_is_found(planted: str) -> None:
    assert missing_paths(f"see `{planted}` and `audit/models.py`") == {planted.split()[-1]}
    assert missing_paths(f"see {planted}") == set()  # prose may speak of anything


def test_planted_wrong_link_is_found() -> None:
    assert missing_links(
        "[here](docs/nowhere.md), [there](README.md#try-it), [web](https://a.example)", ROOT
    ) == {"docs/nowhere.md"}


def test_readme_of_the_support_modules_lists_each_once() -> None:
    folder = ROOT / "tests" / "support"
    listed = re.findall(
        r"^\| `(\w+\.py)` \|", (folder / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert sorted(listed) == sorted(path.name for path in folder.glob("*.py"))


def test_architecture_lists_each_app_once() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `(\w+)/` \|", text, re.MULTILINE)) == sorted(APPS)


def doubled_terms(text: str) -> set[str]:
    """Return the terms that begin more than one row of the tables of the glossary."""
    terms = [row.split("|")[1].strip() for row in text.splitlines() if row.startswith("| ")]
    return {term for term in terms if terms.count(term) > 1}


def test_glossary_explains_each_term_once() -> None:
    assert doubled_terms((ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")) == set()


def test_planted_second_explanation_is_found() -> None:
    assert doubled_terms("| term | meaning |\n|---|---|\n| moment | one |\n| moment | another |\n") == {
        "moment"
    }
