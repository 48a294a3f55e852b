"""What scripts add for colleagues: the list narrows while one types, the secret of an app is copied with one press."""

from playwright.sync_api import Page, expect

from tests.functional.conftest import sign_in
from tests.support.world import World

ANNA = "Anna de Wit"


def test_list_narrows_while_typing_and_sends_nothing(page: Page, people_world: World) -> None:
    sign_in(page, "ada")
    page.goto(people_world.url("people"))
    rows = page.locator(".colleague:visible")
    everybody = rows.count()
    assert everybody > 5
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.locator("[name=search]").press_sequentially("ÁNNA professional noord")
    expect(rows).to_have_count(1)
    expect(rows.locator("a")).to_have_text(ANNA)
    page.locator("[name=search]").fill("")
    expect(rows).to_have_count(everybody)
    page.locator("[name=search]").fill("bestaat niet")
    expect(page.get_by_text("Niemand gevonden")).to_be_visible()
    assert "POST" not in sent


def test_secret_of_the_app_is_copied_with_one_press(page: Page, people_world: World) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sign_in(page, "anna")
    page.goto(people_world.url("app-set-up"))
    assert page.evaluate("document.activeElement.id") != "id_code"
    assert page.evaluate("scrollY") == 0
    page.locator("[data-copy]").click()
    expect(page.locator("[data-said]")).to_have_text("Gekopieerd. Plak het in de app.")
    secret = page.locator("textarea.secret").input_value()
    assert page.evaluate("navigator.clipboard.readText()") == secret
    assert page.locator("code.secret").inner_text().replace(" ", "") == secret
