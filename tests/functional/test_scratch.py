import time
from tests.functional.conftest import sign_in


def test_it(page, people_world):
    t = time.time()
    sign_in(page)
    print("signin", time.time() - t)
    draft = people_world.forms["anna's draft"]
    page.goto(people_world.url("assessment-fill"))
    print(page.inner_text("body"))
    page.screenshot(path="/tmp/a.png")
    t = time.time()
    page.goto(people_world.url("trajectory"))
    page.wait_for_timeout(1500)
    print(page.evaluate("document.querySelectorAll('.chart--interactive').length"))
