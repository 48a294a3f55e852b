"""One window on a draft: what it shows, what it sends, and what it was told is saved."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from uuid import UUID

from django.test import Client
from django.urls import reverse

from assessments.forms.observation import CONTENT, signature
from assessments.models import Assessment
from revisions.templatetags.post_form import FORM_KEY
from tests.support.pages import Page, Reply

Content = dict[str, str]
EMPTY: Content = dict.fromkeys(CONTENT, "")
CHOICES = ("0", "1", "2", "3", "not_seen", "")
PAGE = 1  # of the quick form: the items of its second part and no other are touched
IN_CONFLICT = re.compile(r'data-item="(\w+)"(?:(?!</fieldset>).)*?data-theirs', re.DOTALL)


@dataclass(frozen=True)
class Told:
    """A save that the server said is done: made on what was seen, now under a revision."""

    item: str
    seen: int
    revision: int
    content: Content


@dataclass
class Window:
    """A window in which somebody has page 2 of a draft open."""

    client: Client
    draft: Assessment
    chance: Random
    shows: dict[str, tuple[Content, int]]  # by item: what stands there and its revision, as the server said
    told: list[Told] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)

    def address(self, name: str, **given: object) -> str:
        """Return an address about this draft."""
        return reverse(
            name, kwargs={"child_id": self.draft.child_id, "assessment_id": self.draft.pk, **given}
        )

    def something(self, *, is_new: bool = False) -> Content:
        """Return an answer that nobody gave before, or, now and then, one that somebody may have given too."""
        words = f"{self.chance.getrandbits(40):x}" if is_new or self.chance.random() < 0.8 else ""
        return {"choice": self.chance.choice(CHOICES), "reason": "", "example": words}

    def noted(self, reply: Reply) -> Reply:
        self.statuses.append(reply.status_code)
        return reply

    def save(self, item: str) -> None:
        """Change one answer as the script of the page does; in a conflict keep one's own, or take the other."""
        content = self.something()
        reply = self.put(item, content)
        if reply.status_code == 409:
            self.shows[item] = state_of(reply.json())
            if self.chance.random() < 0.5:
                self.put(item, content)

    def put(self, item: str, content: Content) -> Reply:
        """Send one answer, made on what the window shows; sometimes twice, as after a lost reply."""
        seen = self.shows[item][1]
        key = str(UUID(int=self.chance.getrandbits(128)))
        body = json.dumps({**content, "revision": seen, "key": key})
        for _sent in range(2 if self.chance.random() < 0.2 else 1):
            reply = self.noted(
                self.client.put(self.address("answer-save", item_key=item), body, "application/json")
            )
            if reply.status_code == 200:
                self.shows[item] = state_of(reply.json())
                self.told.append(Told(item, seen, self.shows[item][1], self.shows[item][0]))
        return reply

    def post(self, items: Iterable[str]) -> None:
        """Change answers on the page and send it whole, as without scripts; in a conflict keep or take."""
        contents = {item: shown for item, (shown, _revision) in self.shows.items()}
        contents |= {item: self.something(is_new=True) for item in items}
        for _attempt in range(2):
            reply = self.send("assessment-fill", self.fields(contents), number=PAGE)
            if reply.status_code not in (302, 409) or is_closed(reply):
                return
            conflicts = (
                set(IN_CONFLICT.findall(reply.content.decode())) if reply.status_code == 409 else set()
            )
            for item, content in contents.items():
                shown, seen = self.shows[item]
                if item not in conflicts and content != shown:
                    self.told.append(Told(item, seen, seen + 1, content))
                    self.shows[item] = content, seen + 1
            if not conflicts or self.chance.random() < 0.5:
                return
            sent = Page(reply).form.fields
            for item in conflicts:
                theirs = {**EMPTY, "example": "?"}  # its words are on the page; the revision decides
                self.shows[item] = theirs, int(sent[f"{item}-revision"])

    def send(self, name: str, fields: dict[str, str], **given: object) -> Reply:
        """Send a form with a key of its own, as every page gives one; sometimes twice, as after a lost reply."""
        sent = {**fields, FORM_KEY: str(UUID(int=self.chance.getrandbits(128)))}
        reply = self.noted(self.client.post(self.address(name, **given), sent))
        if reply.status_code == 302 and self.chance.random() < 0.2:
            self.noted(self.client.post(self.address(name, **given), sent))
        return reply

    def fields(self, contents: dict[str, Content]) -> dict[str, str]:
        """Return what the page sends, with what it showed."""
        sent: dict[str, str] = {}
        for item, content in contents.items():
            shown, revision = self.shows[item]
            sent |= {f"{item}-{name}": content[name] for name in CONTENT}
            sent |= {f"{item}-revision": str(revision), f"{item}-shown": signature(shown)}
        return sent

    def seen_at_check(self) -> str:
        """Open the page on which one signs, and return the revision that it shows."""
        fields = Page(self.noted(self.client.get(self.address("assessment-check")))).form.fields
        return fields["seen_revision"]

    def sign(self, seen: str) -> bool:
        """Sign what was seen; return whether the form is signed now."""
        return is_closed(self.send("assessment-check", {"seen_revision": seen}))


def is_closed(reply: Reply) -> bool:
    """Say whether a reply sends on to the page after signing, or to that on which a signed form is read."""
    return re.fullmatch(r".*/observaties/[0-9a-f-]+/(klaar/)?", reply.headers.get("Location", "")) is not None


def state_of(said: dict[str, object]) -> tuple[Content, int]:
    """Return content and revision as the server said them."""
    return {name: str(said[name]) for name in CONTENT}, int(str(said["revision"]))
