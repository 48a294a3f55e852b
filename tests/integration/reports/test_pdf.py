"""The paper for a case meeting: tagged, self-contained, and the same figures as on screen."""

import re

import pikepdf
from django.utils.translation import gettext, override

from children.models import Child
from tests.integration.reports.conftest import Case
from tests.support.build import People, a_signed_form
from tests.support.pages import now_by_name
from tests.support.papers import make_pdf, opened, read_pdf, tags_of

A4 = (595.3, 841.9)
NUMBER = "(–|[+\u2212]?[0-9],[0-9])"


def test_every_score_on_paper_is_the_score_on_screen(case: Case) -> None:
    on_screen = {row[0]: (row[2], row[3]) for row in case.profile.rows if len(row) == 4}
    tags = ["", f" {gettext('resource')}", f" {gettext('core')}"]
    compared = 0
    for name in now_by_name(case.profile):
        printed = re.search(rf"{re.escape(name)} {NUMBER} {NUMBER}(?= |$)", case.paper.words)
        assert printed is not None, name
        (shown,) = [on_screen[name + tag] for tag in tags if name + tag in on_screen]
        assert printed.groups() == shown
        compared += 1
    assert compared == len(case.profile_page.figures) >= 12


def at_a_line_end(words: str) -> str:
    """Return words as they are read where a line may break at a hyphen: the space behind it is lost there.

    A sentence may also go on on the next page; the bullets and the foot, which are read last of a page, are left out.
    """
    found = re.sub(r"Vertrouwelijk · \w+ · \S+ · Veerkrachtportfolio \d+ / \d+ ?|• ", "", words)
    return found.replace("- ", "-")


def test_every_sentence_on_paper_is_the_sentence_on_screen(case: Case) -> None:
    page = case.profile_page
    sentences = [page.counted, page.not_judged, page.what, *page.highlights, *page.questions]
    for sentence in filter(None, sentences):
        assert at_a_line_end(sentence) in at_a_line_end(case.paper.words)
        assert sentence in f"{case.profile.words} {case.course.words}"


def test_every_moment_on_paper_has_the_counts_on_screen(case: Case) -> None:
    assert len(case.moments) == 12
    for moment in case.moments:
        assert at_a_line_end(moment) in at_a_line_end(case.paper.words)


def test_strengths_on_the_map_are_those_on_screen(case: Case) -> None:
    for column in case.profile_page.columns:
        for _half, tiles in column.halves:
            for tile in tiles:
                assert tile.name in case.paper.pages[0]


def test_every_form_behind_the_report_is_listed(case: Case) -> None:
    rows = re.findall(
        r"(?:Korte observatie|Observatie krachten) 2\.[01] \d{1,2}/(?:12|36|41)\b", case.paper.words
    )
    assert len(rows) == 12


def test_rules_and_versions_and_the_line_on_safety_are_printed(case: Case) -> None:
    for text in ("60%", "2,0", "professional-full 2.0", "professional-quick 2.1", "veiligheid"):
        assert text in case.paper.words
    assert (
        gettext("There is no total score, and observers and settings are never averaged.") in case.paper.words
    )
    assert all(
        f"{number} / {len(case.paper.pages)}" in text for number, text in enumerate(case.paper.pages, 1)
    )
    assert all("Yara" in text and "DW-112" in text for text in case.paper.pages)


def test_nothing_is_totalled_or_averaged_on_paper(case: Case) -> None:
    found = re.findall(r"\w*(?:totaal|gemiddeld)\w*", case.paper.words, re.IGNORECASE)
    assert sorted(found) == ["gemiddeld", "gemiddelde", "totaalscore"]  # in the printed rules only


def test_english_paper_is_english(case: Case) -> None:
    with override("en"):
        for msgid in ("Strengths map", "Course over time", "Confidential", "Versions"):
            assert gettext(msgid) in case.english.words
    assert "Krachtenkaart" not in case.english.words
    assert str(opened(case.english.file).Root.Lang) == "en"


def test_events_are_left_out_on_request(case: Case) -> None:
    titles = ("Scheiding van de ouders", "Muziekles bij oma", "Verhuizing naar de stad")
    for title in titles:
        assert title not in case.without_events.words
    with opened(case.without_events.file) as pdf:
        alternatives = " ".join(str(tag.get("/Alt", "")) for _name, tag in tags_of(pdf))
        raw = b"".join(o.read_bytes() for o in pdf.objects if isinstance(o, pikepdf.Stream))
    for title in titles:
        assert title not in alternatives
        assert title.encode() not in raw
        assert title.encode("utf-16-be") not in raw
    assert gettext("Events are left out of this version.") in case.without_events.words
    assert "In deze periode genoteerd: tegenslag 1, druk 1, steun 1, " in case.paper.words


def test_own_voices_are_named_in_the_language_of_the_paper(people: People, child: Child) -> None:
    """The English paper said ‘Sam zelf, samen met Anna’: the forms were read before its language was set."""
    a_signed_form(child, people.anna, key="child-8-11", role="child")
    words = read_pdf(make_pdf(child, people.anna, language="en")).words
    assert "together with Anna de Wit" in words
    assert "samen met" not in words


def test_course_of_many_voices_is_a_table(people: People, child: Child) -> None:
    for setting in ("home", "school", "group", "leisure"):
        a_signed_form(child, people.anna, setting=setting)
    said = f"jeugd-en gezinsprofessional, thuis {' '.join(['3 van de 3'] * 4)}"
    assert said not in at_a_line_end(read_pdf(make_pdf(child, people.anna)).words)
    a_signed_form(child, people.anna, setting="other")
    assert said in at_a_line_end(read_pdf(make_pdf(child, people.anna)).words)
