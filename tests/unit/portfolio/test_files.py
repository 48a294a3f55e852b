"""A file that is no instrument is refused with its name and the line of its fault."""

from pathlib import Path

import pytest

from portfolio.exchange.catalogue_files import read_document
from portfolio.rules.reading import DefinitionError


def write(folder: Path, name: str, content: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text(content, encoding=encoding)
    return path


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("key: small\n  pages: [\n", "form-1.yaml, line 2"),
        ("key: 'open\n", "form-1.yaml, line 2"),
        ("- a\n- list\n", "form-1.yaml"),
        ("", "form-1.yaml"),
        ("key: !!python/object:os.system {}\n", "form-1.yaml, line 1"),
        ("key: \x07\n", "form-1.yaml"),
        ("key: small\n", "form-1.yaml"),
        ("key: small\ncatalogue: small\n", "form-1.yaml"),
        ("key: small\ncatalogue: {key: other, version: '1'}\n", "form-1.yaml"),
    ],
)
def test_fault_in_a_file_names_file_and_line(tmp_path: Path, content: str, place: str) -> None:
    write(tmp_path, "catalogue-1.yaml", "key: small\nversion: '1'\n")
    with pytest.raises(DefinitionError) as refused:
        read_document(write(tmp_path, "form-1.yaml", content))
    assert refused.value.place.startswith(place)


def test_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError) as refused:
        read_document(write(tmp_path, "form-1.yaml", "key: één\n", encoding="latin-1"))
    assert refused.value.place == "form-1.yaml"


def test_catalogue_beside_the_form_is_filled_in(tmp_path: Path) -> None:
    write(tmp_path, "catalogue-2.yaml", "key: small\nversion: '2'\n")
    write(tmp_path, "catalogue-1.yaml", "key: small\nversion: '1'\nnote: found\n")
    path = write(tmp_path, "form-1.yaml", "key: form\ncatalogue: {key: small, version: '1'}\n")
    assert read_document(path)["catalogue"]["note"] == "found"
