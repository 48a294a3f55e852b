"""Many children at once: enough signed forms to know the reliability of an instrument."""

from random import Random

from django.test import Client

from accounts.actions import add_person
from accounts.models import Team, User
from portfolio.queries.instruments import definition_of
from portfolio.rules.definitions import InstrumentDefinition
from reliability.actions import switch_on_parameters
from reliability.queries.forms import version_figures
from reliability.rules.figures import digest_of_errors, errors_in
from tests.support.build import People, a_child, a_signed_form, version_of
from tests.support.days import birth_month_of

QUICK, FULL = "professional-quick", "professional-full"


def a_scientist(people: People, name: str = "Sanne") -> User:
    """Add a behavioural scientist to the organisation."""
    return add_person(
        organisation=people.north.organisation,
        email=f"{name.lower()}@voorbeeld.example",
        full_name=f"{name} Bos",
        role="scientist",
        team=None,
        by=None,
    )


def browser_of(user: User) -> Client:
    """Return a test client in which someone is signed in."""
    client = Client()
    client.force_login(user)
    return client


def answers_of(definition: InstrumentDefinition, truth: dict[str, float], chance: Random) -> dict[str, str]:
    """Return what one observer answers about a child whose strengths are what `truth` says."""
    return {
        item.key: str(min(3, max(0, round(truth[item.element] + chance.gauss(0, 0.35)))))
        for item in definition.items.values()
    }


def add_many(
    team: Team, first: User, second: User, *, children: int, doubles: int, key: str = FULL, start: int = 0
) -> None:
    """Register children of fourteen with a signed form each; the first `doubles` are seen by a second observer too."""
    definition = definition_of(version_of(key).pk)
    year, _month = birth_month_of(14)  # every statement of the forms is asked at that age
    for number in range(start, start + children):
        chance = Random(number)
        truth = {element.key: chance.gauss(1.6, 0.8) for element in definition.elements}
        child = a_child(team, first, first_name="Kanariena", reference=f"KANARIE-M{number}", birth_year=year)
        a_signed_form(child, first, key=key, choices=answers_of(definition, truth, chance))
        if number < start + doubles:
            a_signed_form(child, second, key=key, choices=answers_of(definition, truth, chance))


def seen(team: Team, key: str = QUICK, kind: str = "icc") -> str:
    """Return the digest that the page carries for what can be switched on now."""
    return digest_of_errors(errors_in(version_figures(team.organisation, version_of(key)), kind))


def switch_on(team: Team, by: User, key: str = QUICK, kind: str = "icc") -> int:
    """Switch the figures of an instrument on as they are now."""
    version = version_of(key)
    return switch_on_parameters(
        organisation=team.organisation, version=version, kind=kind, seen_digest=seen(team, key, kind), by=by
    )
