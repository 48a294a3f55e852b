"""The page that explains the rules names every rule and quotes every sentence, word for word."""

from pathlib import Path

from django.utils.translation import override

from reports.plain_words.phrases import RULES, SENTENCES

PAGE = Path(__file__).parents[4] / "docs" / "explanation" / "plain-words.md"


def test_page_names_every_rule_in_order() -> None:
    with override("en"):
        expected = [f"{rule} {named.name}" for rule, named in RULES.items()]
    headings = [line[4:] for line in PAGE.read_text().splitlines() if line.startswith("### ")]
    assert [heading.split(" (")[0] for heading in headings] == expected
    assert all(heading.endswith(")") for heading in headings)  # the source


def test_page_quotes_every_sentence() -> None:
    rows = [line for line in PAGE.read_text().splitlines() if line.startswith("| ")]
    quoted = [row.strip("| ").split(" | ")[1] for row in rows if not row.startswith("| when")]
    figures = {name: f"%({name})s" for name in names_in(" ".join(quoted))}
    with override("en"):
        said = [str(sentence % {**figures, "n": Many()}) for sentence in SENTENCES.values()]
    assert sorted(quoted) == sorted(said)


class Many(int):
    """A number of which there are many, that is written as its name."""

    def __new__(cls) -> "Many":
        return super().__new__(cls, 2)

    def __str__(self) -> str:
        return "%(n)s"


def names_in(text: str) -> set[str]:
    return {part.split(")s")[0] for part in text.split("%(")[1:]}
