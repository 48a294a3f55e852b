"""What a record is called: enough to know it by, and no answer in it."""

from assessments.models import Answer
from portfolio.rules.domains import DOMAINS
from tests.support.world import World


def test_records_are_named_after_what_they_are(world: World) -> None:
    form, event = world.forms["anna's signed"], world.event
    answer = Answer.objects.get(assessment=world.forms["anna's draft"])
    assert str(world.child) == world.child.first_name
    assert str(form) == f"{form.get_setting_display()} · {form.period_to:%d-%m-%Y}"
    assert (str(event), str(answer)) == (event.title, "help_ask")
    assert str(form.instrument_version) == "professional-quick 2.1"


def test_domains_have_a_name_in_both_languages() -> None:
    assert len({domain.name.nl for domain in DOMAINS}) == len({domain.name.en for domain in DOMAINS}) == 4
