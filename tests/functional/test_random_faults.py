"""Thirty rounds of answers over a line that fails at random: in the end the server has what the screen shows."""

from random import Random

from assessments.models import Assessment
from tests.functional.form import FAULTS, Form, Line, stored

ROUNDS = 30
ITEMS = ("feelings_express", "goal_keep_going", "adult_calms")
CHOICES = ("0", "1", "2", "3", "not_seen", "not_applicable")
NOTHING = ("", "", "")


def act(form: Form, chance: Random, number: int) -> None:
    """Do one thing that a person may do."""
    item = chance.choice(ITEMS)
    kind = chance.choices(["choose", "write", "explain", "clear", "wait"], weights=[10, 4, 2, 2, 4])[0]
    if kind == "choose":
        form.choose(item, chance.choice(CHOICES))
    elif kind == "write":
        form.type(item, "example", f"{number} ")
    elif kind == "explain" and form.shown[item][0] == "not_applicable":
        form.type(item, "reason", f"{number} ")
    elif kind == "clear" and form.shown[item][0]:
        form.clear(item)
    elif kind == "wait":
        form.page.wait_for_timeout(chance.randrange(600))


def test_server_ends_with_what_the_screen_shows(form: Form, line: Line, draft: Assessment) -> None:
    chance = Random(2026)
    for number in range(ROUNDS):
        line.fault = chance.choice([*FAULTS, "offline"])
        form.page.context.set_offline(line.fault == "offline")
        for _action in range(chance.randint(1, 5)):
            act(form, chance, number)
        line.fault = ""
        form.page.context.set_offline(False)
        form.page.wait_for_timeout(50)
        form.page.evaluate("dispatchEvent(new Event('focus'))")  # the person comes back; else it takes longer
        form.page.locator("[data-save-status][data-state=saved]").wait_for()
        on_server = stored(draft)
        assert form.shown == {item: on_server.get(item, NOTHING) for item in ITEMS}, f"round {number}"
        assert form.lies == [], f"round {number}"
    assert line.sent > ROUNDS
