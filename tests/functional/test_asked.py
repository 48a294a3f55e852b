"""Two colleagues are asked to look at the same child, each in a browser of their own: from the list to both forms."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from assessments.models import ObservationRequest
from tests.functional.conftest import Witness
from tests.functional.stage import PHONE, Stage, answered
from tests.support.asked import asked
from tests.support.build import a_signed_form, version_of
from tests.support.world import World


@pytest.fixture
def stage(page: Page, people_world: World, witness: Witness) -> Stage:
    return Stage(page, people_world, witness)


@pytest.fixture
def second(new_context: Callable[..., BrowserContext], people_world: World, witness: Witness) -> Stage:
    """A browser of a second person, on a phone."""
    return Stage(new_context(viewport=PHONE).new_page(), people_world, witness)


def test_coordinator_asks_two_and_each_opens_the_form_with_place_and_days(
    stage: Stage, second: Stage
) -> None:
    people = stage.world.people
    page = stage.open("cora", "request-add")
    for person in (people.anna, people.bram):
        page.locator(f"[name=asked][value='{person.pk}']").check()
    page.locator("[name=is_double]").check()
    page.locator("[name=instrument_version]").first.check()
    page.locator("[name=setting][value=group]").check()
    page.locator("[name=period_from]").fill(str(stage.world.wanted.period_from))
    page.locator("[name=period_to]").fill(str(stage.world.wanted.period_to))
    with answered(page):
        page.locator("main input[type=submit]").click()
    expect(page.locator(".request-list li", has_text="dubbele observatie")).to_have_count(2)
    phone = second.open("bram", "child-list")
    row = phone.locator(".asked-list li", has_text="Cora de Wit vraagt u")
    expect(row).to_contain_text("U leest elkaars antwoorden pas als beide formulieren zijn ondertekend.")
    row.locator("a.btn").click()
    expect(phone.locator("[name=setting][value=group]")).to_be_checked()
    expect(phone.locator("[name=period_from]")).to_have_value(str(stage.world.wanted.period_from))


def test_one_signs_and_the_other_reads_it_only_after_signing_too(stage: Stage, second: Stage) -> None:
    people, child = stage.world.people, stage.world.child
    full = version_of("professional-full")
    asked(
        child, people.cora, people.anna, people.cora, is_double=True, setting="group", instrument_version=full
    )
    form = a_signed_form(
        child, people.anna, setting="group", key="professional-full", example="Een zeearend."
    )
    expect(stage.open("anna", "assessment-read", assessment_id=form.pk).locator("main")).to_contain_text(
        "zeearend"
    )
    page = second.open("cora", "request-list")
    expect(page.locator(".request-list")).to_contain_text("te lezen als beide zijn ondertekend")
    link = page.get_by_role("link", name="Lees het formulier (Anna de Wit")
    expect(link).to_have_count(0)
    a_signed_form(child, people.cora, setting="group", key="professional-full")
    page.reload()
    link.click()
    expect(page.locator("main")).to_contain_text("zeearend")


def test_who_cannot_do_it_says_why_on_a_phone_and_the_coordinator_sees_it(
    stage: Stage, second: Stage
) -> None:
    phone = second.open("bram", "child-list")
    phone.locator(".asked-not").first.click()
    phone.locator("[name=reason][value=no_time]").check()
    phone.locator("[name=note]").fill("Ik ben deze weken weg.")
    with answered(phone):
        phone.locator("main input[type=submit]").click()
    expect(phone.locator(".asked-list")).to_have_count(0)
    page = stage.open("cora", "request-list")
    expect(page.locator(".request-list")).to_contain_text("Ik ben deze weken weg.")
    assert ObservationRequest.objects.get(pk=stage.world.wanted.pk).state == "declined"
