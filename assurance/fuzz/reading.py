"""Reading back: every page and file of a world that was sent to, as everyone who may read it."""

import random
import re
from collections import Counter
from itertools import cycle
from urllib.parse import urljoin, urlsplit

from django.test import Client

from accounts.actions import add_person
from assurance.fuzz.browsers import Browser, browser
from assurance.fuzz.looking import body_faults, header_faults, skeleton
from assurance.fuzz.payloads import EVERYWHERE, FORMULAS, MARKUP, TYPED, WORDING
from assurance.fuzz.places import VISITS, forms_of, name_of
from assurance.fuzz.sending import Sender
from invitations.actions.checking import accept_invitation
from tests.support.build import a_circumstance, a_resource, a_signed_form, an_event
from tests.support.days import today
from tests.support.form_keys import post_with_key
from tests.support.invitations import asked, sent
from tests.support.matrix import ROWS
from tests.support.pages import Reply
from tests.support.personas import someone
from tests.support.posted import posted_to
from tests.support.rights import archive_fields
from tests.support.world import World

READERS = ["cora", "anna", "ada", "sanne", "petra", "bram", "chris"]
MOST_LINKS = 40  # of each reader: pages that the matrix does not name, such as those of what was just made
LINK = re.compile(rb'href="(/[^"#]*)"')


def fill_with_canaries(world: World, sender: Sender) -> None:
    """Let hostile words stand where forms are closed: signed answers, and names of people who did something."""
    texts = [pattern.format(m=sender.mark()) for pattern in (EVERYWHERE, *FORMULAS[:4], *MARKUP, *WORDING)]
    people, words = world.people, cycle(texts)
    for n in range(3):
        colleague = someone("Kaat", "practitioner", people.north) if n == 0 else people.anna
        a_signed_form(
            world.child,
            colleague,
            choices={"help_ask": "not_applicable"},
            example=EVERYWHERE.format(m=sender.mark()),
            on=today(),
            key="professional-full" if n else "professional-quick",
            role=["youth_professional", "teacher", "group_worker"][n],
        )
        an_event(world.child, people.anna, title=next(words)[:60])
        a_circumstance(world.child, people.anna, title=next(words)[:60])
        a_resource(world.child, people.anna, name=next(words)[:60])
    for is_taken_up in (False, True):
        invitation, _token = asked(world.child, people.anna, "teacher", called=next(words)[:60])
        sent(invitation, own_words=EVERYWHERE.format(m=sender.mark()))
        if is_taken_up:
            accept_invitation(invitation=invitation, seen_revision=invitation.revision, by=people.anna)


def colleagues_with_odd_names(world: World, sender: Sender) -> None:
    """Let people with hostile names look at the child, so that they stand in its log and its files."""
    for n, pattern in enumerate((EVERYWHERE, *FORMULAS, *MARKUP[:6])):
        user = add_person(
            organisation=world.people.north.organisation,
            email=f"gek{n}@voorbeeld.example",
            full_name=pattern.format(m=sender.mark())[:60],
            role="coordinator",
            team=world.people.north,
            by=None,
        )
        Browser(user).get(world.url("profile"))


class Reader:
    """Walks over all pages and judges what they show."""

    def __init__(self, world: World, sender: Sender, *, thorough: bool, links: int = MOST_LINKS) -> None:
        self.links = links
        self.world, self.sender, self.tally = world, sender, sender.tally
        self.thorough = thorough
        self.parsed: set[str] = set()

    def look(self, url: str, response: Reply, persona: str) -> None:
        """Judge one page or file."""
        page = name_of(url) or skeleton(url)
        self.tally.request = f"{persona} GET {url}"
        self.tally.read += 1
        self.tally.statuses[response.status_code] += 1
        if response.status_code >= 500:
            self.tally.fault(f"answer {response.status_code}", page)
        kind = response.headers.get("Content-Type", "").split(";")[0]
        self.tally.kinds_read[kind] += response.status_code == 200
        self.tally.canaries_seen += response.content.lower().count(TYPED.encode())
        self.tally.take(header_faults(response), page)
        parse = self.thorough and page not in self.parsed and response.status_code == 200
        self.parsed |= {page} if parse else set()
        self.tally.take(body_faults(response, thorough=parse), page)
        if (
            kind not in ("text/html", "application/json")
            and response.status_code == 200
            and not is_attachment(response)
        ):
            self.tally.fault(f"a file that a browser would open: {kind}", page)

    def make_files(self) -> None:
        """Publish what was drafted, put everything about the child together, and make the papers."""
        cora, sanne = browser(self.world, "cora"), browser(self.world, "sanne")
        own = self.world.url("instrument-publish", "own draft")
        shown = [form.fields for form in forms_of(sanne.get(own)) if "seen" in form.fields]
        seen = {name: value for fields in shown for name, value in fields.items()}
        self.make(own, sanne, {**posted_to(self.world, "instrument-publish"), **seen})
        self.make(self.world.url("archive-make"), cora, archive_fields(self.world.child))
        paper = self.world.url("report-pdf")
        newest = self.world.child.assessments.standing().order_by("-period_to").first()
        for language in ("nl", "en"):
            given = {
                **posted_to(self.world, "report-pdf"),
                "language": language,
                "form": str(newest and newest.pk),
            }
            self.look(paper, cora.get(paper, given), "cora")

    def make(self, url: str, client: Client, given: dict[str, str]) -> None:
        """Send a good post, which has to succeed: else there is less to read back."""
        response = post_with_key(client, url, given)
        self.look(url, response, "maker")
        if response.status_code != 302:
            self.tally.fault(f"a good post was answered {response.status_code}", name_of(url))

    def walk(self, personas: list[str], chance: random.Random) -> None:
        """Read what the matrix names, and some of what the pages link to."""
        visits = Counter[str]()
        for persona in personas:
            client, links = browser(self.world, persona), dict[str, None]()
            column = [row for row in ROWS if row["method"] == "GET" and row[persona] == "200"]
            urls = [self.world.url(row["page"], row["about"] or "anna's draft") for row in column]
            visits.update(dict.fromkeys(urls, 1))
            for url in [url for url in dict.fromkeys(urls) if visits[url] <= VISITS]:
                response = client.get(url)
                self.look(url, response, persona)
                found = LINK.findall(response.content) if response.status_code == 200 else []
                links |= {urljoin(url, link.decode().replace("&amp;", "&")): None for link in found}
            others = [link for link in links if link not in urls and name_of(link) not in ("", "sign-out")]
            by_page = {
                skeleton(urlsplit(link).path): link for link in others
            }  # of each kind one, then some more
            more = chance.sample(others, min(self.links, len(others)))
            fresh = [url for url in dict.fromkeys([*by_page.values(), *more]) if not visits[url]]
            visits.update(dict.fromkeys(fresh, 1))
            for url in fresh:
                self.look(url, client.get(url), persona)


def is_attachment(response: Reply) -> bool:
    """Say whether a file is saved and never opened in the page."""
    given = response.headers
    return (
        given.get("Content-Disposition", "").startswith("attachment")
        and given.get("X-Content-Type-Options") == "nosniff"
    )
