"""The paper has two pages, whatever was noted and typed; what does not fit is counted on the page."""

import re

import pytest

from children.models import Child
from tests.support.around import a_family_plan, a_goal, a_judgement, an_action, some_talking_points
from tests.support.build import People, a_child, a_resource, a_signed_form, an_event
from tests.support.consents import a_party, said
from tests.support.days import days_ago, spelled
from tests.support.meetings import a_meeting
from tests.support.papers import Paper, make_pdf, read_pdf
from tests.support.scenes import add_forms, five_observers

SCRIPTS = {
    "wide": "WWWWWWWWWW MMMMMMMMMM WWWWWWWWWW",
    "one word": "Aa" * 60,
    "arabic": "ريم تحب الرسم كثيرا وتضحك",
    "ethiopic": "ሰላም ለሁሉም ልጆች እና ወላጆች",
    "emoji": "🙂🎨🚲⚽️🎵🙂🎨🚲⚽️🎵",
}


def paper_of(child: Child, people: People, **changes: str) -> Paper:
    return read_pdf(make_pdf(child, people.cora, **{"with_annex": "", **changes}))


def very_full(child: Child, people: People, words: str) -> None:
    """Note more than fits of everything that stands on the two pages, in these words."""
    for months in range(8):
        event = an_event(
            child,
            people.anna,
            title=words[:80],
            started_on=days_ago(40 + 60 * months),
            ended_on=None,
            is_ongoing=True,
        )
        a_judgement(event, people.cora)
        a_resource(child, people.anna, name=f"{months} {words}"[:80])
        an_action(
            child,
            people.cora,
            title=f"{months} {words}"[:80],
            done_by=words[:80],
            started_on=days_ago(30),
            due_on=days_ago(-30),
            ended_on=None,
            is_ongoing=True,
        )
    a_meeting(
        people.north,
        people.cora,
        [child],
        on=days_ago(-3),
        place=words[:120],
        guests="\n".join(f"{number} {words}"[:80] for number in range(6)),
    )


def test_child_without_observations_has_a_paper_of_two_pages(people: People, child: Child) -> None:
    an_event(child, people.anna, title="Verhuisd naar oma")
    paper = paper_of(child, people)
    assert len(paper.pages) == 2
    assert "Er is nog geen ondertekende observatie" in paper.pages[0]
    assert "Verhuisd naar oma" in paper.pages[1]
    assert "Wat gaat goed, en wie of wat helpt daarbij?" in paper.pages[1]


@pytest.mark.parametrize("n_forms", [1, 12, 40])
def test_any_number_of_observations_makes_two_pages(people: People, child: Child, n_forms: int) -> None:
    add_forms(child, people, n_forms)
    paper = paper_of(child, people)
    assert len(paper.pages) == 2
    assert f"{n_forms} observatie" in paper.pages[0]


def test_six_observers_stand_beside_each_other(people: People, child: Child) -> None:
    five_observers(child, people)
    a_signed_form(child, people.cora, key="child-8-11", role="child")
    paper = paper_of(child, people)
    assert len(paper.pages) == 2
    for number in range(1, 6):
        assert re.search(rf"{number} \w[\w ]*, ", paper.pages[0])


@pytest.mark.parametrize("words", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_longest_names_and_texts_make_two_pages(people: People, words: str) -> None:
    text = f"{words} " * 3
    child = a_child(people.north, people.anna, first_name=words[:60], reference=words[:40])
    for role, key in (
        ("child", "child-8-11"),
        ("parent", "parent"),
        ("youth_professional", "professional-full"),
    ):
        a_signed_form(child, people.anna, role=role, key=key, example=text[:300])
    very_full(child, people, text)
    paper = paper_of(child, people)
    assert len(paper.pages) == 2
    assert "Niet op deze pagina:" in paper.pages[1]


def test_annex_begins_on_the_third_page(people: People, child: Child) -> None:
    add_forms(child, people, 12)
    very_full(child, people, "Een heel gewone zin")
    paper = paper_of(child, people, with_annex="on")
    assert "Wat er gebeurde en hoe het verder ging" in paper.pages[1]
    assert "Samenvatting" in paper.pages[2]
    assert "Zie de bijlage." in paper.pages[1]


def a_sentence(about: str) -> str:
    """Return words that stand nowhere else, more than a page of the paper has room for."""
    return f"{about.capitalize()} " + " ".join(f"{about}{number}" for number in range(1, 24)) + "."


def test_annex_holds_whole_what_the_pages_shorten(people: People, child: Child) -> None:
    a_signed_form(child, people.anna, key="child-8-11", role="child", example=a_sentence("kindwoord"))
    a_signed_form(child, people.anna, example=a_sentence("voorbeeld"))
    event = an_event(
        child, people.anna, title="Een verhuizing naar oma en opa aan de andere kant van de stad"
    )
    a_judgement(event, people.cora)
    titles = [
        f"Afspraak {number} die langer is dan er plaats is in een kolom van de tafel" for number in range(6)
    ]
    for title in titles:
        an_action(child, people.cora, title=title, started_on=days_ago(-9), ended_on=None, is_ongoing=True)
    a_family_plan(child, people.cora, text=a_sentence("plan"))
    goals = [a_sentence(f"doel{letter}") for letter in "abcd"]
    for goal in goals:
        a_goal(child, people.cora, text=goal)
    guests = [f"Gast nummer {number} met een lange naam" for number in range(9)]
    a_meeting(people.north, people.cora, [child], on=days_ago(-3), guests="\n".join(guests))
    annex = " ".join(paper_of(child, people, with_annex="on").pages[2:])
    written = [a_sentence(about) for about in ("kindwoord", "voorbeeld", "plan")]
    missing = [text for text in (*written, *goals, *guests, *titles, event.title) if text not in annex]
    assert missing == []


def test_what_fits_on_the_pages_stands_in_the_annex_once(people: People, child: Child) -> None:
    a_signed_form(child, people.anna)
    an_action(child, people.cora, title="Samen koken", started_on=days_ago(9), ended_on=None, is_ongoing=True)
    a_meeting(people.north, people.cora, [child], on=days_ago(-3), guests="Oma Riet")
    annex = " ".join(paper_of(child, people, with_annex="on").pages[2:])
    assert [words for words in ("Samen koken:", "Oma Riet") if words in annex] == []


def test_what_is_left_out_is_counted(people: People, child: Child) -> None:
    a_signed_form(child, people.anna)
    for number in range(5):
        an_action(
            child,
            people.cora,
            title=f"Afspraak {number}",
            started_on=days_ago(9),
            due_on=days_ago(number - 20),
            ended_on=None,
            is_ongoing=True,
        )
    page = paper_of(child, people).pages[1]
    table = page.split("Wat Wie Wanneer")[1].split("Ziet iemand het anders?")[0]
    assert [number for number in range(5) if f"Afspraak {number}" in table] == [
        2,
        3,
        4,
    ]  # the first to be done
    assert "Niet op deze pagina: 2 regels van de tijdlijn, 2 acties. Op het scherm staat het wel." in page


def test_action_that_begins_later_is_not_told_as_begun(people: People, child: Child) -> None:
    a_signed_form(child, people.anna)
    an_action(child, people.cora, title="Zwemles", started_on=days_ago(-10), ended_on=None, is_ongoing=True)
    assert re.search("Zwemles .* vanaf ", paper_of(child, people).pages[1])


def test_meeting_of_the_day_stands_with_who_is_invited(people: People, child: Child) -> None:
    a_signed_form(child, people.anna)
    meeting = a_meeting(
        people.north, people.cora, [child], on=days_ago(-3), place="Kamer Linde", guests="Oma Riet"
    )
    page = paper_of(child, people).pages[0]
    assert f"{spelled(days_ago(-3))}, {meeting.begins_at:%H.%M}" in page
    assert "Kamer Linde" in page
    assert "Oma Riet" in page


def test_meeting_of_another_day_is_not_named(people: People, child: Child) -> None:
    a_signed_form(child, people.anna)
    a_meeting(people.north, people.cora, [child], on=days_ago(-4), place="Kamer Linde")
    assert "Kamer Linde" not in paper_of(child, people).pages[0]


def test_questions_of_a_person_stand_for_the_made_ones(people: People, child: Child) -> None:
    form = a_signed_form(child, people.anna)
    some_talking_points(form, people.anna, first="Wat helpt in de pauze?")
    assert "Wat helpt in de pauze?" in paper_of(child, people).pages[1]


def test_paper_without_events_tells_of_none(people: People, child: Child) -> None:
    a_signed_form(child, people.anna)
    event = an_event(child, people.anna, title="Ouders uit elkaar")
    a_judgement(event, people.cora)
    an_action(child, people.cora, title="Samen koken", started_on=days_ago(9), ended_on=None, is_ongoing=True)
    page = paper_of(child, people, with_events="").pages[1]
    for words in ("Ouders uit elkaar", "Hoe ging het sinds", "Samen koken"):
        assert words not in page
    assert "De gebeurtenissen staan niet in deze versie" in page
    assert "Acties staan niet in deze versie" in page


def test_words_that_someone_said_no_to_are_not_quoted(people: People, child: Child) -> None:
    a_signed_form(child, people.anna, key="parent", role="parent", example="Zij zingt elke ochtend.")
    assert "Zij zingt elke ochtend." in paper_of(child, people).pages[0]
    said(child, people.cora, "no", "quote_own", party=a_party(child, people.cora))
    page = paper_of(child, people).pages[0]
    assert "Zij zingt elke ochtend." not in page
    assert "de woorden zijn weggelaten: niet iedereen heeft daar ja op gezegd" in page
