"""Text from a file that someone else made, refused in one sentence when it cannot be used."""

import codecs
from pathlib import Path


class InputError(ValueError):
    """Input that cannot be used; one sentence says where (file, row, column or key) and why."""

    def __init__(self, place: str, rule: str) -> None:
        super().__init__(f"{place} {rule}.")
        self.place = place
        self.rule = rule


def read_text(path: Path, most_bytes: int) -> str:
    """Return the text of a file as a spreadsheet saves it; `InputError` when it cannot be read.

    UTF-8 with or without byte order mark, UTF-16 with one ("Unicode text" in Excel), else Windows-1252.
    """
    name = path.name or str(path)
    try:
        if not path.is_file():
            raise InputError(name, "is not a file")
        with path.open("rb") as file:
            content = file.read(most_bytes + 1)
    except OSError as error:
        raise InputError(name, "cannot be read") from error
    if len(content) > most_bytes:
        raise InputError(name, f"is larger than {most_bytes / 1e6:g} MB")
    try:
        return decoded(content)
    except UnicodeDecodeError as error:
        rule = "is no text: save the sheet as CSV (UTF-8)"
        raise InputError(f"{name}, byte {error.start + 1},", rule) from error


def decoded(content: bytes) -> str:
    """Return bytes as text; `UnicodeDecodeError` when no encoding of a spreadsheet fits them."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")
