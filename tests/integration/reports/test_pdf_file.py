"""The file of the paper: tagged for who cannot see it, self-contained, two pages and an annex."""

import html
import re
from itertools import pairwise
from pathlib import Path

import page as page_validation
import pytest
from django.utils.translation import gettext

from assessments.actions.assessments import change_frame, sign_assessment
from children.models import Child
from tests.integration.reports.conftest import Case
from tests.support.build import People, a_child, a_draft, a_signed_form, an_event, answer
from tests.support.days import days_ago, spelled, today
from tests.support.papers import fonts_of, make_pdf, opened, read_pdf, tags_of
from tests.support.scenes import mixed_choices, weeks
from tests.support.seen import frame_seen

A4 = (595.3, 841.9)


def test_paper_is_tagged_in_its_language_with_a_title(case: Case) -> None:
    with opened(case.paper.file) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "nl"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert "Yara" in str(pdf.docinfo["/Title"])
        names = [name for name, _tag in tags_of(pdf)]
        figures = [tag for name, tag in tags_of(pdf) if name == "/Figure"]
        assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/L", "/P"} <= set(names)
        assert figures
        assert all(str(tag.get("/Alt", "")).strip() for tag in figures)
        headings = [int(name[2]) for name in names if re.fullmatch(r"/H\d", name)]
    assert headings[0] == 1
    assert all(deeper <= shallower + 1 for shallower, deeper in pairwise(headings))


@pytest.mark.parametrize("which", ["paper", "english", "without_events"])
def test_paper_passes_the_checks_of_pdf_ua(case: Case, which: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(getattr(case, which).file)
    report = page_validation.validate_pdf(path, profile=page_validation.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, str(report)


def test_headers_of_tables_are_found_by_name_and_say_what_they_head(case: Case) -> None:
    with opened(case.paper.file) as pdf:
        names = list(pdf.Root.StructTreeRoot.IDTree.Names)
        listed = {str(name): tag for name, tag in zip(names[::2], names[1::2], strict=True)}
        headers = {str(tag.ID): tag for name, tag in tags_of(pdf) if name == "/TH"}
        cells = [tag.A.Headers for name, tag in tags_of(pdf) if name == "/TD"]
        assert len(headers) == len([name for name, _tag in tags_of(pdf) if name == "/TH"]) > 30
        assert list(listed) == sorted(headers)
        assert all(listed[name].objgen == tag.objgen for name, tag in headers.items())
        assert {str(name) for cell in cells for name in cell} <= set(listed)
        found = {(str(tag.P.P.S), str(tag.A.Scope)) for tag in headers.values()}
    assert found == {("/THead", "/Column"), ("/TBody", "/Row")}


def test_quotation_says_in_which_language_it_was_written(case: Case) -> None:
    """Of the child is written in Dutch, also on a paper in English."""
    for file in (case.paper.file, case.english.file):
        with opened(file) as pdf:
            quotations = [tag for name, tag in tags_of(pdf) if name == "/BlockQuote"]
            assert {str(tag.get("/Lang", "")) for tag in quotations} == {"nl"}


def test_fonts_are_in_the_file(case: Case) -> None:
    with opened(case.paper.file) as pdf:
        parts = {name: set(descriptor.keys()) if descriptor else set() for name, descriptor in fonts_of(pdf)}
    assert parts
    assert all("Noto-Sans" in name for name in parts)
    assert [
        name for name, keys in parts.items() if not keys & {"/FontFile", "/FontFile2", "/FontFile3"}
    ] == []


def test_paper_is_a4_and_small_and_holds_nothing_else(case: Case) -> None:
    assert {(round(width, 1), round(height, 1)) for width, height in case.paper.sizes} == {A4}
    assert len(case.paper.file) <= 400_000
    with opened(case.paper.file) as pdf:
        assert not pdf.attachments
        assert "/OpenAction" not in pdf.Root
        assert "/AA" not in pdf.Root
        assert not [annotation for page in pdf.pages for annotation in page.get("/Annots", [])]
    assert not re.findall(rb"/JavaScript|/Launch|/URI\b", case.paper.file)


def normal_child(people: People) -> Child:
    """Register a child that two people saw, three times each, with two events."""
    child = a_child(people.north, people.anna, first_name="Sem", reference="DW-3")
    for number in range(6):
        seat = (
            {"role": "youth_professional", "setting": "home"}
            if number % 2
            else {"role": "teacher", "setting": "school"}
        )
        by = people.anna if number % 2 else people.bram
        key = "professional-full"
        a_signed_form(
            child, by, on=today() - weeks(10 * number), key=key, choices=mixed_choices(key, number), **seat
        )
    an_event(child, people.anna)
    return child


def test_normal_child_fills_two_pages_and_an_annex(people: People) -> None:
    paper = read_pdf(make_pdf(normal_child(people), people.anna))
    places = {
        gettext("Three strengths to build on"): 0,
        gettext("What happened, and how it went on"): 1,
        gettext("Questions to each other"): 1,
        gettext("Strengths map of one observation"): 2,
    }
    for heading, number in places.items():
        assert [place for place, text in enumerate(paper.pages) if heading in text] == [number]
    assert gettext("in development, not validated") in paper.pages[0]
    counted = gettext("Counted among the strengths that were judged each time.")
    assert paper.words.count(counted) == 1


@pytest.mark.parametrize("choice", ["not_seen", "not_applicable", "0", "3"])
def test_paper_of_one_form_is_made_whatever_was_seen(
    people: People, child: Child, choice: str, tmp_path: Path
) -> None:
    a_signed_form(child, people.anna, choice=choice)
    paper = read_pdf(make_pdf(child, people.anna))
    assert "momentopname" in paper.words
    judged = {"0": "0 van de 12", "3": "12 van de 12"}.get(choice, "0 van de 0")
    assert f"{judged} beoordeelde krachten" in paper.words
    path = tmp_path / "paper.pdf"
    path.write_bytes(paper.file)
    assert page_validation.is_pdf_compliant(path, profile=page_validation.ValidationProfile.PDF_UA_1)
    assert html.unescape(paper.words) == paper.words


def test_paper_names_the_whole_period_that_was_observed(people: People, child: Child) -> None:
    a_signed_form(child, people.anna, on=today() - weeks(1))
    long = a_draft(child, people.bram)
    long.period_from = today() - weeks(40)
    change_frame(assessment=long, seen_mark=frame_seen(long), by=people.bram)
    answer(long, "help_ask", "3", people.bram)
    long.refresh_from_db()
    sign_assessment(assessment=long, seen_revision=long.revision, by=people.bram)
    assert (
        f"{spelled(days_ago(280), 'j b Y')} – {spelled(days_ago(0), 'j b Y')}"
        in read_pdf(make_pdf(child, people.anna)).words
    )
