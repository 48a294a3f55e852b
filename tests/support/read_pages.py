"""A page or file as one persona got it, for the rules that hold for all of them (`tests/test_every_page.py`)."""

from typing import NamedTuple

from tests.support.matrix import Row
from tests.support.pages import Reply
from tests.support.world import CHILD_PAGES, World


class Reading(NamedTuple):
    """An answer to GET: the row of the access table that was asked, by whom, and in which world."""

    world: World
    row: Row
    who: str
    reply: Reply

    @property
    def page(self) -> str:
        """The name of the page in the URLconf."""
        return self.row["page"]

    @property
    def html(self) -> str:
        """The page; empty for a file."""
        is_page = self.reply.headers.get("Content-Type", "").startswith("text/html")
        return str(self.reply.content.decode()) if is_page else ""

    @property
    def is_about_child(self) -> bool:
        """Whether the address is one of a child."""
        return self.page in CHILD_PAGES
