"""A part of the chain, as the monthly look over the log asks for it: whole, not whole, or too long to know."""

import pytest

from audit.queries import is_whole
from audit.rules.verification import Whole
from tests.integration.audit.test_chain import tamper
from tests.support.audit_log import DAY, at_noon, last_month, logged

pytestmark = pytest.mark.django_db(transaction=True)


def whole(seconds: float = 60) -> Whole:
    return is_whole(at_noon(last_month()), at_noon(last_month() + 3 * DAY), seconds)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("SELECT 1", Whole.YES),
        ("UPDATE audit_auditevent SET actor_name = 'Iemand' WHERE id = %(inside)s", Whole.NO),
        ("DELETE FROM audit_auditevent WHERE id = %(inside)s", Whole.NO),
        ("DELETE FROM audit_chainlink WHERE event_id = %(inside)s", Whole.NO),
        (
            """DELETE FROM audit_auditevent WHERE id = %(last)s;
               DELETE FROM audit_chainlink WHERE event_id = %(last)s""",
            Whole.NO,
        ),
        (
            """DELETE FROM audit_auditevent WHERE id = %(first)s;
               DELETE FROM audit_chainlink WHERE event_id = %(first)s""",
            Whole.NO,
        ),
        ("UPDATE audit_auditevent SET actor_name = 'Iemand' WHERE id = %(outside)s", Whole.YES),
    ],
    ids=["nothing", "changed", "event gone", "link gone", "last cut out", "first cut out", "elsewhere"],
)
def test_part_of_the_log_is_whole_or_not(statement: str, expected: Whole) -> None:
    keys = [logged(last_month() + days * DAY, "signed_in").pk for days in (-3, -2, 0, 1, 2, 5, 6)]
    for one in statement.split(";"):
        tamper(one, outside=keys[0], first=keys[2], inside=keys[3], last=keys[4])
    assert whole() is expected


def test_long_part_is_not_called_whole_and_an_empty_one_is() -> None:
    assert whole() is Whole.YES
    logged(last_month(), "signed_in")
    assert whole(seconds=-1) is Whole.UNKNOWN
