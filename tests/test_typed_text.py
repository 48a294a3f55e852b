"""Every text that people typed is shown with its line ends and in its direction, and no browser keeps it."""

import re
from collections.abc import Iterator

from django.test import Client
from django.urls import reverse

from tests.support.build import People, a_child, a_signed_form, an_event
from tests.support.read_pages import Reading
from tests.test_templates import FOLDER, TEMPLATES

# What is typed in more than one line, by the names it has on models and in what pages are given.
LINES = "note reason example situation first_reaction options_seen choice hold_reason explanation reasons wish conclusion"
SHOWN = re.compile(rf"{{{{ ?([\w.]*\.(?:{LINES.replace(' ', '|')}))((?:\|[^}}]*)?) ?}}}}")
OTHERWISE = re.compile("linebreaksbr|in_language|as_crispy_field")  # shown, a text of the instrument, a field
COMPUTED = {"one.note"}  # a remark of ours about a form
DRAWN = {"row.reason", "row.example"}  # fields of a form, in the template that draws them
FIELD = re.compile(r"<(input|textarea|select)\b([^>]*)>")
SILENT = ("hidden", "radio", "checkbox", "submit", "file")


def in_one_line(source: str) -> list[str]:
    """Return the typed texts of a template whose line ends would vanish; attributes know no lines."""
    found = []
    for match in SHOWN.finditer(source):
        is_attribute = source.rfind("<", 0, match.start()) > source.rfind(">", 0, match.start())
        if not is_attribute and match[1] not in COMPUTED | DRAWN and not OTHERWISE.search(match[2]):
            found.append(match[1])
    return found


def test_line_ends_of_what_people_typed_are_shown() -> None:
    found = {name: in_one_line((FOLDER / name).read_text(encoding="utf-8")) for name in TEMPLATES}
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_planted_text_without_its_line_ends_is_found() -> None:
    assert in_one_line('<p>{{ event.note }} {{ answer.example|default:"–" }}</p>') == [
        "event.note",
        "answer.example",
    ]
    assert in_one_line('<p data-x="{{ event.note }}">{{ event.note|linebreaksbr }}</p>') == []


def test_every_quotation_runs_in_its_own_direction() -> None:
    quotations = [
        tag for name in TEMPLATES for tag in re.findall(r"<blockquote[^>]*>", (FOLDER / name).read_text())
    ]
    assert len(quotations) >= 8
    assert [tag for tag in quotations if 'dir="auto"' not in tag] == []


def test_every_quotation_says_in_which_language_it_was_written() -> None:
    """Otherwise a reader of an English screen or paper pronounces Dutch words as English ones."""
    for name in TEMPLATES:
        source = (FOLDER / name).read_text(encoding="utf-8")
        said_in = re.compile(r'lang="(nl|\{\{ [a-z.]*language[^}]*\}\})"')
        assert [tag for tag in re.findall(r"<blockquote[^>]*>", source) if not said_in.search(tag)] == [], (
            name
        )
        assert re.findall(r'(?<!class="quote">)“{{', source) == [], name


def kept_by_a_browser(page: str) -> list[str]:
    """Return the fields of a page that say nothing about who may fill them in."""
    return [
        attributes
        for _kind, attributes in FIELD.findall(page)
        if not any(f'type="{kind}"' in attributes for kind in SILENT) and "autocomplete=" not in attributes
    ]


def faults_in(reading: Reading) -> Iterator[str]:
    """Yield the fields of a page that a browser keeps, and those without a name."""
    yield from kept_by_a_browser(reading.html)
    if 'name=""' in reading.html:
        yield 'name=""'


def test_planted_field_that_a_browser_keeps_is_found() -> None:
    assert (
        len(kept_by_a_browser('<input name="a"><textarea name="b"></textarea><select name="c"></select>'))
        == 3
    )
    assert kept_by_a_browser('<input type="hidden" name="a"><input name="b" autocomplete="off">') == []


def test_number_beside_a_name_from_right_to_left_stays_in_its_place(people: People, anna: Client) -> None:
    child = a_child(people.north, people.anna, first_name="سارة", reference="DW-12")
    a_signed_form(child, people.anna, example="אני\n\u05d8\u05d5ב")
    an_event(child, people.anna, title="طلاق 2024")
    for page in ("child-detail", "profile", "trajectory", "life-event-list"):
        answer = anna.get(reverse(page, args=[child.pk]), follow=True).content.decode()
        assert "<bdi>سارة</bdi>" in answer
    assert "<bdi>سارة</bdi>" in anna.get(reverse("child-list")).content.decode()
