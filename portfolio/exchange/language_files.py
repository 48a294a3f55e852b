"""Languages as YAML files: one file a language, each Dutch text with its translation."""

import re
from pathlib import Path

from portfolio.exchange.catalogue_files import read_yaml
from portfolio.rules.languages import DIRECTIONS, Language
from portfolio.rules.reading import DefinitionError

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "languages"
OWN = frozenset({"nl", "en"})  # written with the product itself, not read from here
CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})?")


def read_languages(folder: Path = FOLDER) -> dict[str, Language]:
    """Return the languages of a folder by code, in the order of their names; `DefinitionError` says what is wrong."""
    found = [read_language(path) for path in sorted(folder.glob("*.yaml"))]
    return {language.code: language for language in sorted(found, key=lambda one: one.name)}


def read_language(path: Path) -> Language:
    """Read one file; its name is the code of the language."""
    row = read_yaml(path)
    if set(row) != {"code", "name", "direction", "texts"}:
        raise DefinitionError(path.name, "must hold code, name, direction and texts")
    code, texts = row["code"], row["texts"]
    if code != path.stem or not CODE.fullmatch(str(code)) or code in OWN:
        raise DefinitionError(path.name, "must have its code as its name, and be no language of the product")
    if row["direction"] not in DIRECTIONS:
        raise DefinitionError(path.name, "has a direction that is neither ltr nor rtl")
    is_text = isinstance(texts, dict) and all(
        isinstance(one, str) and one.strip() for pair in texts.items() for one in pair
    )
    if not is_text or not isinstance(row["name"], str):
        raise DefinitionError(path.name, "must hold a text beside each Dutch text")
    return Language(code, row["name"], row["direction"], texts)
