"""A name of a strength that holds commas stays one name in a list."""

from dataclasses import replace

from portfolio.rules.domains import Text
from reports.words.sentences import names_of
from tests.unit.reports.scene import element


def test_names_with_commas_stay_apart() -> None:
    long = replace(element("a"), name=Text("Stoppen, wachten en kiezen", "Stopping, waiting and choosing"))
    short = replace(element("b"), name=Text("Volhouden", "Keeping on"))
    assert names_of([long, short, short]) == "‘stoppen, wachten en kiezen’, ‘volhouden’ en ‘volhouden’"
