"""The main job of a practitioner in each engine: what a script, a style or a form does there, it does everywhere."""

from contextlib import suppress

from assessments.models import Assessment
from lifecourse.models import LifeEvent
from tests.functional.conftest import PASSWORD, Witness
from tests.functional.engines.relay import Relay
from tests.functional.engines.windows import Window
from tests.functional.form import radio, stored
from tests.functional.steps import ITEMS
from tests.support.days import days_ago, today
from tests.support.second_factor import fresh_code
from tests.support.world import World

NAME = "Merel"
STATUS = "[data-save-status][data-reason={}]"
WITHOUT_STYLE = "return [...document.querySelectorAll('link[rel=stylesheet]')].filter(one => !one.sheet).map(one => one.href)"
TOO_WIDE = """return [innerWidth, document.documentElement.scrollWidth, ...[...document.querySelectorAll("body *")]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1).slice(0, 12)
    .map((one) => `${one.tagName}.${one.getAttribute("class")} to ${one.getBoundingClientRect().right}`)]"""
SUMMARY_HAS_FOCUS = "return document.activeElement.id === 'error-summary'"


def test_main_journey(window: Window, relay: Relay, witness: Witness, people_world: World) -> None:
    witness.expect("ERR_", "status of 400")
    sign_in(window)
    register_child(window)
    start_quick_form(window)
    draft = Assessment.objects.get(child__reference="N-12")
    answer_first_page_with_a_lost_connection(window, relay, draft)
    answer_the_rest_and_sign(window, draft)
    look_at_profile_and_course(window)
    look_at_pages_with_long_lists(window)
    add_life_event_after_a_refusal(window)
    sign_out_and_go_back(window)


def sign_in(window: Window) -> None:
    window.open("/inloggen/")
    window.write("#id_username", "anna@voorbeeld.example")
    window.write("#id_password", PASSWORD)
    window.press("main form:not(.passkey) [type=submit]")
    window.write("#id_code", fresh_code())
    window.press("main form:not(.passkey) [type=submit]")
    assert "/inloggen/" not in window.path


def register_child(window: Window) -> None:
    window.follow("/kinderen/registreren/")
    window.write("#id_first_name", NAME)
    window.set("#id_birth_month", "5")
    window.set("#id_birth_year", str(today().year - 10))
    window.write("#id_reference", "N-12")
    window.press("main .card [type=submit]")
    assert NAME in window.words()


def start_quick_form(window: Window) -> None:
    window.follow("/observaties/nieuw/")
    quick = window.run(
        "return [...document.querySelectorAll('[name=instrument]')]"
        ".find((radio) => radio.closest('label, .form-check').innerText.includes('Korte observatie (')).id"
    )
    window.tap(f"#{quick}")
    window.tap("[name=observer_role][value=youth_professional]")
    window.tap("[name=setting][value=home]")
    window.write("#id_hours_seen", "6")
    window.press(".start-button")
    assert window.path.endswith("/pagina/1/")


def choose(window: Window, item: str, choice: str) -> None:
    window.tap(f"label:has({radio(item, choice)})")


def answer_first_page_with_a_lost_connection(window: Window, relay: Relay, draft: Assessment) -> None:
    """Answer three statements; the connection is gone before the second and comes back after the third."""
    one, two, three = ITEMS[0]
    window.find("[data-kept]")  # the script has taken over
    choose(window, one, "3")
    window.find(STATUS.format("saved"))
    relay.cut()
    choose(window, two, "1")
    window.find(STATUS.format("unreachable"))
    choose(window, three, "not_applicable")
    window.write(f"[name={three}-reason]", "Woont nu alleen.")
    assert set(stored(draft)) == {one}
    relay.mend()
    window.find(STATUS.format("saved"))
    assert stored(draft) == {
        one: ("3", "", ""),
        two: ("1", "", ""),
        three: ("not_applicable", "Woont nu alleen.", ""),
    }


def answer_the_rest_and_sign(window: Window, draft: Assessment) -> None:
    for items in ITEMS[1:]:
        for place, item in enumerate(items):
            choose(window, item, ["2", "not_seen", "3"][place])
    window.press(".next-bar [name=goto][value=check]")
    assert window.run("return document.querySelectorAll('.checked').length") == 14
    window.press("main form .btn-primary")
    assert window.path.endswith("/klaar/")
    draft.refresh_from_db()
    assert draft.is_signed


def look_at_profile_and_course(window: Window) -> None:
    window.follow("/profiel/")
    window.press(".more-link a[href*='deel=cijfers']")
    assert window.run("return document.querySelectorAll('.figure-table tbody tr').length") >= 12
    assert fits(window)
    window.follow("/verloop/")
    assert window.run("return document.querySelectorAll('figure[data-domain] svg').length") >= 4
    window.tap(".zoomable > button")
    window.find(".zoomable .main-svg")
    assert fits(window)


def fits(window: Window) -> bool:
    """Wait until nothing makes the page scroll sideways; a page without one of its style sheets is no page."""
    assert window.run(WITHOUT_STYLE) == []
    with suppress(AssertionError):
        return bool(window.wait("return document.documentElement.scrollWidth <= innerWidth"))
    raise AssertionError(f"{window.path} is wider than the window: {window.run(TOO_WIDE)}")


def look_at_pages_with_long_lists(window: Window) -> None:
    """A list of choices with long words does not make the page wider than the phone."""
    window.resize(320, 640)
    child = window.path.removesuffix("verloop/")
    for place in ("profiel/", "rapport/", "observaties/nieuw/", "gebeurtenissen/nieuw/", ""):
        window.open(child + place)
        assert fits(window), place
    window.resize(1024, 768)
    window.open(f"{child}verloop/")


def add_life_event_after_a_refusal(window: Window) -> None:
    window.follow("/gebeurtenissen/")
    window.follow("/gebeurtenissen/nieuw/")
    window.write("#id_title", "Verhuisd")
    window.find("main form[data-posted=in-place]")
    window.press("main .card [type=submit]")
    window.wait(SUMMARY_HAS_FOCUS)
    assert window.title.startswith("Fout: ")
    window.tap(".error-summary a")
    window.wait("return document.activeElement.matches('[aria-invalid=true]')")
    assert (
        window.run("return document.querySelector('#id_title').value") == "Verhuisd"
    )  # nothing to type again
    kind = window.run("return document.querySelector('#id_kind option:not([value=\"\"])').value")
    window.set("#id_kind", kind)
    window.set("#id_started_on", str(days_ago(20)))
    window.press("main .card [type=submit]")
    assert LifeEvent.objects.filter(child__reference="N-12", title="Verhuisd").count() == 1


def sign_out_and_go_back(window: Window) -> None:
    """Nothing of the child can be read any more, whatever the engine kept of the page."""
    window.tap(".site-account > summary")
    window.press("[action$='/uitloggen/'] button")
    assert NAME not in window.words()
    window.back()
    window.wait(f"return document.readyState === 'complete' && !document.body.innerText.includes('{NAME}')")
