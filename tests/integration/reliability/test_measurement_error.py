"""What switching on changes: profile, course and paper say more than ‘can be chance’, here and nowhere else."""

import datetime
from io import BytesIO

import pypdfium2
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Team, User
from assessments.models import Assessment
from children.models import Child
from lifecourse.actions.life_events import add_life_event
from lifecourse.models import LifeEvent
from reliability.actions import switch_off_parameters
from tests.support.build import People, a_child, a_signed_form, an_organisation_elsewhere, version_of
from tests.support.days import days_ago, spelled, today
from tests.support.large_dataset import QUICK, a_scientist, add_many, browser_of, switch_on
from tests.support.pages import Page
from tests.support.parts import whole
from tests.support.seen import figures_seen

CHANCE, LARGER = "kan toeval zijn", "groter dan meetfout"
UNMARKED = "Elk verschil waar niet ‘groter dan meetfout’ bij staat, kan toeval zijn."
WHO = f"aangezet door Sanne Bos op {spelled(days_ago(0))}"
HARD = "is in een zware tijd gedaan; een volgende valt dan vaak vanzelf hoger uit."


def with_past(team: Team, by: User, *, up: str = "home_own_spot") -> Child:
    """Register a child with three forms; one strength goes from 0 to 3, the others stay at 2."""
    child = a_child(team, by, first_name="Yara", reference="DW-112")
    for weeks, choice in ((20, "0"), (10, "1"), (0, "3")):
        day = today() - datetime.timedelta(weeks=weeks)
        a_signed_form(child, by, on=day, choices={up: choice}, setting="school")
    return child


@pytest.fixture
def yara(people: People) -> Child:
    """Make a child with a past, and thirty others who were seen by two observers."""
    add_many(people.north, people.anna, people.bram, children=30, doubles=30, key=QUICK)
    return with_past(people.north, people.anna)


def words(client: Client, child: Child, name: str, **asked: str) -> str:
    return Page(client.get(reverse(name, args=[child.pk]), asked)).words


def paper(client: Client, child: Child) -> str:
    newest = Assessment.objects.filter(child=child).order_by("-period_to")[0]
    asked = {"meeting_on": str(days_ago(-3)), "form": str(newest.pk), "language": "nl"}
    asked |= {"with_events": "on", "with_annex": "on"}
    response = client.get(reverse("report-pdf", args=[child.pk]), asked)
    pages = pypdfium2.PdfDocument(BytesIO(response.content))
    text = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    return " ".join(text.replace("\ufffe", "").split())


def test_until_it_is_switched_on_everything_can_be_chance(anna: Client, yara: Child) -> None:
    for text in (words(anna, yara, "profile"), words(anna, yara, "trajectory", domein="environment")):
        assert "Elk verschil kan toeval zijn." in text
        assert LARGER not in text
        assert "meetfout" not in text
    assert "geen betrouwbaarheidscijfers: elk verschil kan toeval zijn" in paper(anna, yara)


def test_profile_marks_what_is_larger_with_its_numbers(people: People, anna: Client, yara: Child) -> None:
    switch_on(people.north, a_scientist(people))
    page = Page(whole(anna, "profile", yara))
    assert [row[0] for row in page.rows if LARGER in row[0]] != []
    assert len([row for row in page.rows if LARGER in row[0]]) == 1
    assert "Van 1,0 naar 3,0: +2,0. Groter dan meetfout bij meer dan " in page.words
    assert "(ICC(2,1), n = 30)" in page.words
    assert f"Sinds {spelled(days_ago(70), 'j b Y')} groter dan meetfout:" in page.words
    assert UNMARKED in page.words
    assert WHO in page.words


def test_course_has_a_band_in_drawing_table_and_words(people: People, anna: Client, yara: Child) -> None:
    url = reverse("trajectory", args=[yara.pk])
    asked = {"domein": "environment", "deel": "krachten"}
    before = anna.get(url, asked).content.decode()
    switch_on(people.north, a_scientist(people))
    after, page = (
        anna.get(url, asked).content.decode(),
        Page(whole(anna, "trajectory", yara, domein="environment")),
    )
    assert 'class="chart-error"' not in before
    assert after.count('class="chart-error"') > 1  # and the legend
    assert "Band van" in page.words
    assert "het verschil tussen de eerste en de laatste keer (+3,0) is groter dan meetfout." in page.words
    assert UNMARKED in page.words
    assert after.count(UNMARKED) == 1
    assert WHO in page.words
    rows = [row for row in page.rows if len(row) == 6 and row[2] == "3,0"]
    assert rows
    assert all(0 <= float(row[4].replace(",", ".")) < 3 and row[5] == "3,0" for row in rows)


def test_paper_tells_it_with_the_numbers_in_the_annex(people: People, anna: Client, yara: Child) -> None:
    switch_on(people.north, a_scientist(people))
    text = paper(anna, yara)
    assert LARGER in text
    assert "De cijfers achter ‘groter dan meetfout’" in text
    assert "Van 1,0 naar 3,0: +2,0." in text
    assert WHO in text
    assert "ongeveer 5 van de 100" in text
    assert "geen betrouwbaarheidscijfers" not in text


def test_switched_off_everything_can_be_chance_again(people: People, anna: Client, yara: Child) -> None:
    sanne = a_scientist(people)
    before = words(anna, yara, "profile")
    switch_on(people.north, sanne)
    assert words(anna, yara, "profile") != before
    version = version_of(QUICK)
    organisation = people.north.organisation
    seen = figures_seen(organisation, version)
    switch_off_parameters(organisation=organisation, version=version, seen_mark=seen, by=sanne)
    assert words(anna, yara, "profile") == before


def test_other_version_and_other_organisation_are_not_touched(
    people: People, anna: Client, yara: Child
) -> None:
    olga = an_organisation_elsewhere()
    team = olga.memberships.get().team
    assert team is not None
    theirs = with_past(team, olga)
    switch_on(people.north, a_scientist(people))
    assert LARGER in words(anna, yara, "profile")
    browser = browser_of(olga)
    for name in ("profile", "trajectory"):
        assert LARGER not in words(browser, theirs, name)
    other = a_child(people.north, people.anna, reference="DW-200")
    for weeks, choice in ((12, "0"), (0, "3")):
        day = today() - datetime.timedelta(weeks=weeks)
        a_signed_form(other, people.anna, key="professional-full", on=day, choice=choice)
    assert LARGER not in words(anna, other, "profile")
    assert "Elk verschil kan toeval zijn." in words(anna, other, "trajectory")


@pytest.mark.parametrize(("days", "is_said"), [(0, True), (28, True), (29, False)])
def test_first_form_in_a_hard_time_is_said(people: People, anna: Client, days: int, is_said: bool) -> None:
    yara = with_past(people.north, people.anna)
    began = today() - datetime.timedelta(weeks=20, days=days)
    event = LifeEvent(child=yara, kind="adversity", title="Uithuisplaatsing", started_on=began)
    add_life_event(event=event, by=people.anna)
    assert (HARD in words(anna, yara, "trajectory")) is is_said
    forms = list(Assessment.objects.filter(child=yara).order_by("period_to"))
    assert (HARD in words(anna, yara, "profile", vorm=str(forms[1].pk))) is is_said
    assert HARD not in words(anna, yara, "profile", vorm=str(forms[0].pk))
    assert (HARD in paper(anna, yara)) is is_said


def test_figures_cost_one_query_more(people: People, anna: Client, yara: Child) -> None:
    def asked(name: str) -> int:
        anna.get(reverse(name, args=[yara.pk]))
        with CaptureQueriesContext(connection) as queries:
            anna.get(reverse(name, args=[yara.pk]))
        return len(queries)

    before = {name: asked(name) for name in ("profile", "trajectory")}
    switch_on(people.north, a_scientist(people))
    assert {name: asked(name) for name in before} == before
