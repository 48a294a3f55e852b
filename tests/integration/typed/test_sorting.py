"""People stand in the order in which a Dutch reader looks for them, on every PostgreSQL."""

from itertools import permutations

import pytest

from accounts.models import Team, User
from tests.support.build import People
from typed.rules.folding import folded
from typed.sorting import by_name

IN_ORDER = [
    "Abel",
    "anna",
    "Àsa",
    "Ben",
    "de Vries",
    "D'Angelo",
    "Emiel",
    "Émile",
    "Łukasz",
    "Ömer",
    "S\u0131la",
    "Sofie",
    "søren",
    "Zita",
]


@pytest.mark.parametrize("given_first", [0, 1])
def test_names_stand_in_the_order_of_a_reader(people: People, given_first: int) -> None:
    User.objects.all().update(is_active=False)
    names = IN_ORDER[::-1] if given_first else IN_ORDER[1::2] + IN_ORDER[::2]
    for number, name in enumerate(names):
        User.objects.create(email=f"{number}@voorbeeld.example", full_name=name)
    found = User.objects.filter(is_active=True).order_by(*by_name("full_name"))
    assert list(found.values_list("full_name", flat=True)) == sorted(IN_ORDER, key=folded)
    assert sorted(IN_ORDER, key=folded) == [*IN_ORDER[:4], "D'Angelo", "de Vries", *IN_ORDER[6:]]


@pytest.mark.parametrize("names", [*permutations(["oost", "Ærø", "Ziel"])])
def test_letters_that_stand_for_two_sort_as_two(people: People, names: tuple[str, ...]) -> None:
    for name in names:
        Team.objects.create(organisation=people.north.organisation, name=name)
    found = Team.objects.filter(name__in=names).order_by(*by_name("name"))
    assert [team.name for team in found] == ["Ærø", "oost", "Ziel"]
