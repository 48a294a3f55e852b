"""A file from outside as the document of an instrument, whichever of the two notations it has."""

from pathlib import Path
from typing import Any

from portfolio.exchange.catalogue_files import FOLDER
from portfolio.exchange.fhir.reading import document_of
from portfolio.exchange.fields import check_fields, stray_faults
from portfolio.exchange.json_files import read_json
from portfolio.exchange.refusals import Unsupported
from portfolio.exchange.yaml_files import read_yaml
from portfolio.rules.faults import Faults, check_definition
from portfolio.rules.outcomes import kind_of, read_form
from portfolio.rules.reading import DefinitionError

LONGEST = 300  # characters of a sentence; what stands in a file may be endless


def read_instrument(path: Path) -> dict[str, Any]:
    """Return the checked document in a YAML file or a FHIR Questionnaire (JSON).

    `DefinitionError` names the file and the place; `Unsupported` also lists what is not supported.
    """
    if path.suffix not in (".json", ".yaml", ".yml"):
        raise DefinitionError(path.name, "must be a .yaml file, or a .json file with a FHIR Questionnaire")
    content = read_json(path) if path.suffix == ".json" else with_catalogue(path, read_yaml(path))
    try:
        return document_of(content) if path.suffix == ".json" else checked(content)
    except Unsupported as error:
        raise Unsupported(path.name, error.findings) from error
    except Faults as error:
        raise Faults([in_file(path, fault) for fault in error.faults]) from error
    except DefinitionError as error:
        raise in_file(path, error) from error


def in_file(path: Path, fault: DefinitionError) -> DefinitionError:
    """Return a fault with the name of the file before its place."""
    return DefinitionError(f"{path.name}, {fault.place}"[:LONGEST], fault.rule[:LONGEST])


def checked(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document whose fields are known and that reads as an instrument."""
    if kind_of(document) == "outcome":
        check_fields(document)
        read_form(document)
    else:
        check_definition(document, stray_faults(document))
    return document


def with_catalogue(path: Path, document: dict[str, Any]) -> dict[str, Any]:
    """Fill in the catalogue that a form names: one beside it, or one of ours."""
    named = document.get("catalogue")
    if not isinstance(named, dict) or set(named) != {"key", "version"}:
        return document
    for found in (*sorted(path.parent.glob("catalogue-*.yaml")), *sorted(FOLDER.glob("catalogue-*.yaml"))):
        catalogue = read_yaml(found)
        if {field: catalogue.get(field) for field in named} == named:
            return {**document, "catalogue": catalogue}
    wanted = f"{named['key']} {named['version']}"[:LONGEST]
    raise DefinitionError(f"{path.name}, catalogue", f"there is no catalogue {wanted} here")
