"""Words that are markup, formulas, templates or endless stay words, on every page and on paper."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actions import add_person
from assessments.actions.corrections import start_correction
from assessments.models import Assessment
from children.models import Child
from tests.support.build import People, a_child, a_draft, a_signed_form, an_event, answer
from tests.support.days import days_ago, today
from tests.support.pages import Page
from tests.support.papers import make_pdf, read_pdf

WORDS = {
    "script": "<script>alert(1)</script>",
    "template": "{{7*7}}{% debug %}",
    "formula": "=1+1",
    "quotes": "\"'><img src=x onerror=alert(1)>",
    "closing": "</script></title></textarea>--><svg onload=alert(1)>",
    "entity": "&lt;b&gt; &amp; &#x27;",
    "right to left": "\u202eomgekeerd\u202c שלום سلام",
    "emoji": "👩‍👧‍👦🙂 \U0001f9d1\U0001f3fd",
    "percent": "%s %(n)s {0} {child} $(id) `id` \\u0041",
    "long": "Aa" * 30,
    "line ends": "een\u2028twee\u2029drie",
    "dutch": "’s-Gravenhage Ĳ Ï É ß",
}
PAGES = ["assessment-list", "assessment-start", "life-event-list", "life-event-add", "profile", "trajectory"]
PAGES += ["report", "child-change"]


def write(people: People, words: str) -> tuple[Child, list[str]]:
    """Put the words wherever words can stand; return the child and the addresses of its pages."""
    child = a_child(people.north, people.anna, first_name=words[:60], reference=words[:40])
    name = add_person(
        organisation=people.north.organisation,
        email="woord@voorbeeld.example",
        full_name=words[:120],
        role="practitioner",
        team=people.north,
        by=None,
    )
    signed = a_signed_form(child, name, example=words, choices={"home_own_spot": "not_applicable"})
    draft = a_draft(child, people.anna)
    answer(draft, "help_ask", "not_applicable", people.anna, reason=words, example=words)
    correction = start_correction(assessment=signed, reason=words, by=name)
    event = an_event(child, people.anna, title=words[:80])
    urls = [reverse(page, args=[child.pk]) for page in PAGES]
    urls += [
        reverse("assessment-read", args=[child.pk, signed.pk]),
        reverse("life-event-change", args=[child.pk, event.pk]),
    ]
    urls += [reverse(page, args=[child.pk, draft.pk]) for page in ("assessment-check", "assessment-frame")]
    urls += [reverse("assessment-fill", args=[child.pk, draft.pk, 1]), reverse("child-list")]
    assert Assessment.objects.filter(pk=correction.pk, correction_reason=words).exists()
    return child, urls


@pytest.mark.parametrize("kind", WORDS)
def test_words_stay_words_on_every_page(people: People, anna: Client, kind: str) -> None:
    words = WORDS[kind]
    _child, urls = write(people, words)
    shown = " ".join(words[:40].split())
    for url in urls:
        response = anna.get(url)
        source = response.content.decode()
        page = Page(response)
        inputs = " ".join(value for form in page.forms for value in form.fields.values())
        assert shown in page.words or shown in " ".join(inputs.split()), url
        assert not re.search(r"<script>alert|<img src=x|<svg onload", source), url
        assert page.handlers == [], url
        assert "&amp;lt;b&amp;gt;" in source if kind == "entity" else "&amp;lt;" not in source, url
        if kind == "template":
            assert "{{7*7}}" in source
        for script in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', source, re.DOTALL):
            assert json.loads(script)
            assert "<" not in script
            assert ">" not in script


@pytest.mark.parametrize("kind", WORDS)
def test_words_stay_words_on_paper(people: People, kind: str) -> None:
    words = WORDS[kind]
    child, _urls = write(people, words)
    paper = read_pdf(make_pdf(child, people.anna))
    assert len(paper.pages) >= 3
    if kind in ("script", "template", "formula", "percent", "entity", "dutch", "quotes"):
        assert words[:40] in paper.words
    assert f"{child.reference} · Veerkrachtportfolio" in paper.words or kind in (
        "long",
        "emoji",
        "right to left",
        "line ends",
    )


def test_name_of_the_file_is_a_plain_word(people: People, client: Client) -> None:
    client.force_login(people.anna)
    for number, reference in enumerate(['x"; filename="y.exe', "a/../b", "é\u202e", "a\nb", "…"]):
        child = a_child(people.north, people.anna, reference=f"{reference}{number}")
        form = a_signed_form(child, people.anna)
        asked = {"meeting_on": str(days_ago(-3)), "form": str(form.pk), "language": "nl"}
        response = client.get(reverse("report-pdf", args=[child.pk]), asked)
        disposition = response.headers["Content-Disposition"]
        assert re.fullmatch(rf'attachment; filename="krachten-[a-z0-9_-]+-{days_ago(-3)}\.pdf"', disposition)


def test_words_of_any_length_leave_the_paper_whole(people: People, child: Child) -> None:
    a_signed_form(child, people.anna, choice="3", example="Lang woord zonder einde " * 20 + "x" * 1500)
    paper = read_pdf(make_pdf(child, people.anna))
    assert "Lang woord zonder einde" in paper.words
    assert len(paper.pages) <= 8


def test_search_and_messages_escape_what_was_typed(people: People, anna: Client) -> None:
    for words in WORDS.values():
        response = anna.post(reverse("child-search"), {"search": words}, follow=True)
        assert not re.search(r"<script>alert|<img src=x|<svg onload", response.content.decode())
        data = {
            "first_name": words[:60],
            "birth_month": "5",
            "birth_year": str(today().year - 10),
            "reference": words[:20],
        }
        data |= {"team": str(people.north.pk), "weeks_between": "13"}
        response = anna.post(reverse("child-register"), data, follow=True)
        assert not re.search(r"<script>alert|<img src=x|<svg onload", response.content.decode())
    assert Child.objects.count() >= len(WORDS) - 1
