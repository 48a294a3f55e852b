"""Thirty rounds over a line that fails at random, on two pages of the form: in the end the server has what they show."""

from random import Random

import pytest

from assessments.models import Assessment
from tests.functional.form import FAULTS, Answers, Form, Line, stored

pytestmark = pytest.mark.usefixtures("_in_pages")
ROUNDS = 30
PAGES = (1, 2)
CHOICES = ("0", "1", "2", "3", "not_seen", "not_applicable")
NOTHING = ("", "", "")


def act(form: Form, chance: Random, number: int, *, is_offline: bool) -> None:
    """Do one thing that a person may do."""
    item = chance.choice(list(form.shown))
    kinds = {"choose": 10, "write": 4, "explain": 2, "clear": 2, "wait": 4, "go": 3, "reload": 1}
    kind = chance.choices(list(kinds), weights=list(kinds.values()))[0]
    if kind == "choose":
        form.choose(item, chance.choice(CHOICES))
    elif kind == "write":
        form.type(item, "example", f"{number} ")
    elif kind == "explain" and form.shown[item][0] == "not_applicable":
        form.type(item, "reason", f"{number} ")
    elif kind == "clear" and form.shown[item][0]:
        form.clear(item)
    elif kind == "go":
        form.go(chance.choice(PAGES))
    elif kind == "reload" and not is_offline:  # without a connection there would be no page any more
        assert form.lies == []
        form.page.wait_for_timeout(100)  # in which the last answer is locked up
        form.reload()
        form.wait_for_pages()
    elif kind == "wait":
        form.page.wait_for_timeout(chance.randrange(600))


def all_shown(form: Form) -> Answers:
    """Return what the pages show, one after the other."""
    answers: Answers = {}
    for number in PAGES:
        form.go(number)
        answers |= form.shown
    return answers


def test_server_ends_with_what_the_screen_shows(form: Form, line: Line, draft: Assessment) -> None:
    chance = Random(2026)
    form.wait_for_pages()
    for number in range(ROUNDS):
        line.fault = chance.choice([*FAULTS, "offline"])
        form.page.context.set_offline(line.fault == "offline")
        for _action in range(chance.randint(1, 5)):
            act(form, chance, number, is_offline=line.fault == "offline")
        line.fault = ""
        form.page.context.set_offline(False)
        form.page.wait_for_timeout(50)
        form.page.evaluate("dispatchEvent(new Event('focus'))")  # the person comes back; else it takes longer
        form.page.locator("[data-save-status][data-state=saved]").wait_for()
        on_screen, on_server = all_shown(form), stored(draft)
        assert on_screen == {item: on_server.get(item, NOTHING) for item in on_screen}, f"round {number}"
        assert form.lies == [], f"round {number}"
    assert line.sent > ROUNDS
