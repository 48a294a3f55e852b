"""A practice child with everything on it changes nothing that lists or counts children: every page stays as it was."""

import re
from collections.abc import Collection

from django.utils import timezone

from accounts.models import Organisation
from children.models import Child
from logbook.queries.month import figures_of, sample_of
from logbook.rules.months import month_of
from reliability.queries.forms import forms_of_version, strength_forms
from reliability.queries.versions import versions_of
from tests.support.build import a_child, a_signed_form, version_of
from tests.support.matrix import ROWS, ask
from tests.support.practising import a_practice_child_with_everything
from tests.support.world import CHILD_PAGES, PATTERNS, World, undone

PERSONAS = ("anna", "bram", "cora", "ada", "sanne", "petra")
WITH_CHILDREN = ("anna",)  # on the pages of another child
PRACTISING = ("anna", "bram", "cora")
TOKENS = re.compile(r'name="(csrfmiddlewaretoken|form_key)" value="[\w-]+"|DTSTAMP:\w+|Berekend op [^;]+;')
SECTION = re.compile(r'<section class="card practice".*?</section>', re.DOTALL)
LINES = (
    "log-lines",
    "petra",
)  # the log is whole: it has these lines too, and says that they were to practise
NEVER_TWICE_THE_SAME = ("passkey-add", "app-set-up", "password-restore")  # each draws something at random
LISTS = ("child-list", "reliability-list", "right-overview")
Pages = dict[tuple[str, str], str]


def every_page(world: World, *, only: Collection[str] = PATTERNS.keys()) -> Pages:
    """Return what every page, or only these, shows to everybody who may open it."""
    found: Pages = {}
    for row in ROWS:
        asked = row["method"] == "GET" and row["page"] in only and row["page"] not in NEVER_TWICE_THE_SAME
        for persona in WITH_CHILDREN if row["page"] in CHILD_PAGES else PERSONAS:
            if asked and row[persona] == "200" and (row["page"], persona) not in found:
                with undone():
                    reply = ask(world, persona, row, {})
                    is_text = reply.headers["Content-Type"].startswith("text/")
                    found[row["page"], persona] = TOKENS.sub("", reply.content.decode()) if is_text else ""
    return found


def practise(world: World) -> None:
    """Let everybody in the team practise everything."""
    for name in PRACTISING:
        a_practice_child_with_everything(getattr(world.people, name))


def test_no_page_tells_of_a_practice_child_but_the_list_of_whose_it_is(world: World) -> None:
    before = every_page(world)
    with undone():
        practise(world)
        after = every_page(world)
    changed = {page for page in before if before[page] != after[page]}
    assert changed == {("child-list", name) for name in PRACTISING} | {LINES}
    for page in changed - {LINES}:
        assert SECTION.sub("", before[page]) == SECTION.sub("", after[page])
    assert "met een kind dat niet bestaat" in after[LINES]


def test_another_child_would_be_noticed(world: World) -> None:
    before = every_page(world, only=LISTS)
    with undone():
        other = a_child(world.people.north, world.people.anna, first_name="Noor", reference="DW-77")
        a_signed_form(other, world.people.anna, key="professional-full")
        after = every_page(world, only=LISTS)
    changed = {page for page in before if before[page] != after[page]}
    assert changed == {("child-list", name) for name in PRACTISING} | {("reliability-list", "sanne")}


def figures(place: Organisation) -> tuple[object, ...]:
    """Return what is counted of an organisation, as the pages that show it ask for it."""
    version, month = version_of("professional-full"), month_of(timezone.localdate())
    return (
        figures_of(place, month).counts,
        sample_of(place, month),
        versions_of(place),
        forms_of_version(place, version.pk).count(),
        [forms.scores.shape for forms in strength_forms(place, version)],
        place.children.count(),
        place.teams.count(),
        Child.objects.count(),
    )


def test_no_figure_of_this_month_counts_practising(world: World) -> None:
    place = world.people.north.organisation
    before = figures(place)
    with undone():
        practise(world)
        assert figures(place) == before
        a_signed_form(world.child, world.people.anna, key="professional-full")
        assert figures(place) != before
