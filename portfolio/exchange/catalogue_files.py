"""Instruments as YAML files: a catalogue of elements, and forms that refer to it."""

from pathlib import Path
from typing import Any

import yaml

from portfolio.exchange.yaml_files import Loader
from portfolio.rules.reading import DefinitionError

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "instruments"


def read_document(path: Path) -> dict[str, Any]:
    """Return the whole document of an instrument file, its catalogue filled in."""
    document = read_yaml(path)
    if document.get("kind") == "outcome":  # asks after no strengths, so it needs no catalogue
        return document
    named = document.get("catalogue")
    if not isinstance(named, dict) or set(named) != {"key", "version"}:
        raise DefinitionError(path.name, "catalogue must name a key and a version")
    catalogue = next(
        filter(lambda found: is_named(found, named), map(read_yaml, path.parent.glob("catalogue-*.yaml"))),
        None,
    )
    if catalogue is None:
        raise DefinitionError(path.name, f"there is no catalogue {named['key']} {named['version']} beside it")
    return {**document, "catalogue": catalogue}


def is_named(catalogue: dict[str, Any], named: dict[str, Any]) -> bool:
    """Say whether this is the catalogue that an instrument asks for."""
    return all(catalogue.get(field) == value for field, value in named.items())


def read_yaml(path: Path) -> dict[str, Any]:
    """Read one YAML file that holds a mapping; the fault names file, line and column."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
    except OSError as error:
        raise DefinitionError(
            path.name, "does not exist" if not path.exists() else "cannot be read"
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{path.name}, line {mark.line + 1}, column {mark.column + 1}" if mark else path.name
        raise DefinitionError(place, "is no YAML") from error
    if not isinstance(content, dict):
        raise DefinitionError(path.name, "must hold keys and values")
    return content
