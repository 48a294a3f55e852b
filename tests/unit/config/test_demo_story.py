"""The invented organisation: the same every time, whole, and kind."""

import datetime
import re
from collections import Counter

import pytest

from accounts.rules.roles import ROLES
from config.demo.load import INSTRUMENTS
from config.demo.own_form import with_own_forms
from config.demo.plans import read_form, read_person, read_plan
from config.demo.story import monday_of, tell
from portfolio.exchange.catalogue_files import FOLDER, read_document
from portfolio.rules import outcomes
from portfolio.rules.definitions import InstrumentDefinition

TODAY = datetime.date(2026, 3, 18)
PLAN = read_plan()
SHARED = {
    name: outcomes.read_form(read_document(next(FOLDER.glob(f"{key}-?.?.yaml"))))
    for name, key in INSTRUMENTS.items()
}
DEFINITIONS = with_own_forms(SHARED)
STORIES = {story.reference: story for story in tell(PLAN, DEFINITIONS, TODAY)}
SAM = STORIES["DW-0012"]
FORMS = [form for story in STORIES.values() for form in story.forms]


def signed(story):
    return [form for form in story.forms if form.signed_at]


def series(story):
    return Counter((form.role, form.setting, form.instrument) for form in signed(story))


def test_story_is_the_same_every_time_and_all_week():
    days = [monday_of(TODAY) + datetime.timedelta(days=day) for day in (0, 6)]
    assert all(tell(PLAN, DEFINITIONS, day) == list(STORIES.values()) for day in days)


def test_story_moves_along_with_the_weeks():
    week = datetime.timedelta(weeks=1)
    for before, after in zip(STORIES.values(), tell(PLAN, DEFINITIONS, TODAY + week), strict=True):
        assert [form.period_to + week for form in before.forms] == [form.period_to for form in after.forms]
        assert [form.responses for form in before.forms] == [form.responses for form in after.forms]
        assert [event.started_on + week for event in before.events] == [e.started_on for e in after.events]


def test_people_hold_every_role_and_one_works_in_two_teams():
    assert {role for person in PLAN.people.values() for _team, role in person.memberships} == set(ROLES)
    assert [person.key for person in PLAN.people.values() if len(person.memberships) == 2] == ["femke"]
    assert all(person.email == f"{key}@voorbeeld.example" for key, person in PLAN.people.items())
    assert len(PLAN.teams) == 3


def test_children_are_many_and_of_all_ages():
    assert len(STORIES) >= 24
    assert {plan.age[0] for plan in PLAN.children} == {2, *range(4, 18), 19}
    assert all(re.fullmatch(r"DW-\d{4}", reference) for reference in STORIES)
    assert {story.team for story in STORIES.values()} == set(PLAN.teams)


def test_children_have_no_forms_to_twelve_forms():
    numbers = Counter(len(signed(story)) for story in STORIES.values())
    assert (min(numbers), max(numbers)) == (0, 12)
    assert [story.first_name for story in STORIES.values() if not story.forms] == ["Evi"]
    only = [next(iter(series(story).values())) for story in STORIES.values() if len(series(story)) == 1]
    assert {1, 2, 3} <= set(only)
    assert max(len({form.by for form in signed(story)}) for story in STORIES.values()) == 5


def test_observers_belong_to_the_team_of_the_child():
    team_of = {key: {team for team, _role in person.memberships} for key, person in PLAN.people.items()}
    assert all(story.team in team_of[form.by] for story in STORIES.values() for form in story.forms)
    assert all(story.team in team_of[story.registered_by] for story in STORIES.values())


def test_forms_are_signed_after_the_period_and_some_weeks_later():
    late = [(form.signed_at.date() - form.period_to).days for form in FORMS if form.signed_at]
    assert min(late) >= 0
    assert sum(days > 21 for days in late) >= 6
    assert sorted(late)[len(late) // 2] <= 3
    assert all(form.signed_at.date() < monday_of(TODAY) for form in FORMS if form.signed_at)


def test_drafts_are_partly_filled_by_several_observers():
    drafts = [form for form in FORMS if form.signed_at is None]
    assert len({form.by for form in drafts}) >= 5
    assert all(0 < len(form.responses) < len(DEFINITIONS[form.instrument].items_asked) for form in drafts)
    one_draft_each = Counter(
        (story.reference, form.by, form.instrument)
        for story in STORIES.values()
        for form in story.forms
        if not form.signed_at
    )
    assert set(one_draft_each.values()) == {1}


def test_corrections_change_something_and_one_is_open():
    corrected = [(form, form.correction) for form in FORMS if form.correction]
    assert len(corrected) >= 4
    for form, correction in corrected:
        assert any(form.responses[item].choice != new.choice for item, new in correction.responses.items())
        assert (
            correction.signed_at is None or form.signed_at is None or correction.signed_at >= form.signed_at
        )
    assert sum(correction.signed_at is None for _form, correction in corrected) == 1


def test_events_are_of_all_kinds_overlap_and_are_absent_for_some():
    kinds = Counter(event.kind for story in STORIES.values() for event in story.events)
    assert set(kinds) == {"adversity", "pressure", "support"}
    assert min(kinds.values()) >= 8
    assert sum(not story.events for story in STORIES.values()) >= 6
    ends = [
        (event.started_on, event.ended_on or TODAY)
        for event in SAM.events
        if event.ended_on or event.is_ongoing
    ]
    assert any(first < other < last for first, last in ends for other, _end in ends)


def test_sam_is_seen_for_two_years_by_four_people_in_three_ways():
    assert (SAM.first_name, SAM.team, PLAN.children[0].age[0]) == ("Sam", "Team Noord", 9)
    assert len(signed(SAM)) == 12
    assert (signed(SAM)[-1].period_to - signed(SAM)[0].period_to).days > 670
    assert set(series(SAM).values()) == {1, 2, 4, 5}  # a snapshot, a difference and two lines
    assert len({form.by for form in signed(SAM)}) == 4


def test_all_four_kinds_of_answer_are_given():
    given = Counter(response.choice for form in FORMS for response in form.responses.values())
    of_facts = {"yes", "no", "unknown"}
    assert {"", "0", "1", "2", "3", "not_seen", "not_applicable"} | of_facts == set(given)
    skipped = [
        form
        for form in FORMS
        if form.signed_at and len(form.responses) < len(DEFINITIONS[form.instrument].items)
    ]
    assert skipped
    assert all(
        bool(r.reason) == (r.choice == "not_applicable") for form in FORMS for r in form.responses.values()
    )


def test_teacher_does_not_see_the_nights():
    seen = [
        form.responses["rhythm_day"].choice
        for form in FORMS
        if "rhythm_day" in form.responses and form.setting == "school"
    ]
    assert seen.count("not_seen") > 0.6 * len(seen)


def test_examples_exist_for_every_item_and_name_nobody():
    assert set(PLAN.examples) == set(DEFINITIONS["full"].items)
    names = {person.full_name.split()[0] for person in PLAN.people.values()} | {
        s.first_name for s in STORIES.values()
    }
    for story in STORIES.values():
        others = names - {story.first_name}
        texts = [r.example + r.reason for form in story.forms for r in form.responses.values()]
        texts += [event.title + event.note for event in story.events]
        assert not [text for text in texts if set(re.findall(r"\w+", text)) & others]
        assert "{child}" not in "".join(texts)


def test_examples_of_a_child_are_never_the_same_twice():
    for story in STORIES.values():
        told = [r.example for form in story.forms for r in form.responses.values() if r.example]
        assert len(told) == len(set(told))


def test_texts_fit_the_fields():
    assert all(
        len(event.title) <= 80 and len(event.note) <= 500 for s in STORIES.values() for event in s.events
    )
    assert all(len(r.reason) <= 300 for form in FORMS for r in form.responses.values())


def test_every_element_and_item_in_a_plan_exists():
    definition = DEFINITIONS["full"]
    assert isinstance(definition, InstrumentDefinition)
    elements = {element.key for element in definition.elements} | {
        element.domain for element in definition.elements
    }
    items = set(definition.items)
    for plan in PLAN.children:
        shifts = {key for setting in plan.by_setting.values() for key in setting}
        assert shifts | set(plan.stands_out) | set(plan.course) <= elements
        assert {item for hidden in plan.unseen.values() for item in hidden} | set(plan.does_not_fit) <= items
        assert all(set(form.says) <= set(DEFINITIONS[form.form].items_asked) for form in plan.forms)


def test_plan_with_a_mistake_is_refused():
    with pytest.raises(ValueError, match="cannot be signed 6 weeks late"):
        read_form(weeks=6, by="lotte", at="school", late=6)
    with pytest.raises(TypeError):
        read_form(weeks=6, by="lotte", at="school", lat=6)
    with pytest.raises(TypeError):
        read_person(key="x", memberships=[])
