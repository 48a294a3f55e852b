"""Everything that is noted beside the forms leaves one line in the log, without a word of what was noted."""

from audit.models import AuditEvent
from children.models import Child
from lifecourse.actions.circumstances import ChangedRow, save_circumstances
from lifecourse.actions.missed_moments import change_missed_moment, remove_missed_moment
from lifecourse.models import Circumstance
from reviews.actions.team_actions import change_action, remove_action
from tests.support.around import a_missed_moment, an_action
from tests.support.build import People

SECRET = "Kanarie"


def save_row(
    child: Child, people: People, noted: Circumstance, seen: int | None, *, gone: bool = False
) -> None:
    save_circumstances(child=child, rows=[ChangedRow("row", noted, seen, gone)], by=people.anna)


def write_everything(people: People, child: Child) -> None:
    """Do each thing that can be done to a record once."""
    moment = a_missed_moment(child, people.anna, note=SECRET)
    change_missed_moment(moment=moment, seen_revision=0, by=people.anna)
    remove_missed_moment(moment=moment, seen_revision=1, by=people.anna)
    action = an_action(child, people.anna, title=SECRET)
    change_action(action=action, seen_revision=0, by=people.anna)
    remove_action(action=action, seen_revision=1, by=people.anna)
    noted = Circumstance(child=child, kind="other", title=SECRET, state="absent")
    save_row(child, people, noted, None)
    noted.note = SECRET
    save_row(child, people, noted, 0)
    save_row(child, people, noted, 1, gone=True)


def test_every_action_writes_its_event(people: People, child: Child) -> None:
    before = AuditEvent.objects.values_list("pk", flat=True).last() or 0
    write_everything(people, child)
    events = AuditEvent.objects.filter(pk__gt=before).order_by("pk")
    assert [event.event for event in events] == [
        f"{noun}_{did}"
        for noun in ("missed_moment", "action", "circumstance")
        for did in ("added", "changed", "removed")
    ]
    assert {event.child_id for event in events} == {str(child.pk)}
    assert SECRET not in str(list(events.values()))
