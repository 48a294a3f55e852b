"""One access rule taken away: where it stood, and what stands there instead."""

import ast
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Mutant:
    """One rule taken away, in a file or (`sql`) in the database."""

    kind: str
    name: str
    path: str
    line: int
    removed: str
    start: int = 0
    end: int = 0
    instead: str = ""
    sql: str = ""

    @property
    def id(self) -> str:
        """What it is called in reports and in the list of explanations; no line number, lines move."""
        return f"{self.kind}: {self.name}"

    @property
    def app(self) -> str:
        """In which app the rule stands."""
        return self.path.split("/")[0]

    def applied_to(self, text: bytes) -> bytes:
        """Return the file without the rule."""
        return text[: self.start] + self.instead.encode() + text[self.end :]


class Source:
    """A file, its tree, and where each node stands in its bytes."""

    def __init__(self, path: str, root: Path = ROOT) -> None:
        self.path = path
        self.bytes = (root / path).read_bytes()
        self.tree = ast.parse(self.bytes)
        lengths = [len(line) for line in self.bytes.splitlines(keepends=True)]
        self._starts = [sum(lengths[:number]) for number in range(len(lengths) + 1)]

    def span(self, node: ast.expr | ast.keyword | ast.stmt) -> tuple[int, int]:
        """Return where a node begins and ends."""
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return (
            self._starts[node.lineno - 1] + node.col_offset,
            self._starts[node.end_lineno - 1] + node.end_col_offset,
        )

    def text(self, node: ast.AST) -> str:
        """Return the code of a node on one line."""
        return ast.unparse(node)

    def mutant(self, kind: str, name: str, node: ast.expr | ast.keyword, instead: str) -> Mutant:
        """Return the mutant that has something else in the place of a node."""
        start, end = self.span(node)
        return Mutant(kind, name, self.path, node.lineno, self.text(node), start, end, instead)

    def appended(self, kind: str, name: str, line: int, statement: str) -> Mutant:
        """Return the mutant that has one statement more at its end."""
        size = len(self.bytes)
        return Mutant(kind, name, self.path, line, statement, size, size, f"\n{statement}\n")
