"""The table that the commands of this folder print: case, result, seconds."""

from dataclasses import dataclass

WIDTH = 58


@dataclass(frozen=True)
class Row:
    """How one case went (None: it could not be tried at all); `detail` is the reason when it failed."""

    case: str
    passed: bool | None
    detail: str
    seconds: float


def print_table_head(case: str, detail: str) -> None:
    """Print the two lines above the rows, as Markdown."""
    print(f"| {case:<{WIDTH}} | result | seconds | {detail} |\n|---|---|---|---|", flush=True)


def print_row(row: Row) -> None:
    """Print one row at once, so that who waits sees how far it is."""
    result = {True: "passed", False: "FAILED", None: "no try"}[row.passed]
    print(f"| {row.case:<{WIDTH}} | {result} | {row.seconds:7.0f} | {row.detail} |", flush=True)
