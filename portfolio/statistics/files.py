"""Text from a file that someone else made, refused in one sentence when it cannot be used."""

from pathlib import Path


class InputError(ValueError):
    """Input that cannot be used; one sentence says where (file, row, column or key) and why."""

    def __init__(self, place: str, rule: str) -> None:
        super().__init__(f"{place} {rule}.")
        self.place = place
        self.rule = rule


def read_text(path: Path, most_bytes: int) -> str:
    """Return the text of a file in UTF-8, with or without byte order mark; `InputError` otherwise."""
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
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}, byte {error.start + 1},", "is not UTF-8 text") from error
