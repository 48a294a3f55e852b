"""The rights of a child and its parents, for tests: made through the actions of the product."""

from accounts.models import User
from assessments.actions.archives import make_archive
from assessments.models import Archive, Child
from reports.everything import Passage, digest_of, everything_about, passages_in


def passages_of(child: Child) -> list[Passage]:
    """Return every text in someone's own words about a child."""
    return list(passages_in(everything_about(child)))


def an_archive(child: Child, by: User, *, for_whom: str = "parent", **left_out: str) -> Archive:
    """Put everything about a child together; `left_out` gives reasons by a word in the passage."""
    passages = passages_of(child)
    marks = {
        passage.key: {
            "subject": "other",
            "left_out": next((reason for word, reason in left_out.items() if word in passage.text), ""),
        }
        for passage in passages
    }
    archive = Archive(child=child, for_whom=for_whom, marks=marks, seen=digest_of(passages))
    return make_archive(archive=archive, by=by)


def archive_fields(child: Child) -> dict[str, str]:
    """Return what the page on which passages are looked through would send."""
    passages = passages_of(child)
    chosen = dict.fromkeys((passage.name for passage in passages), "child")
    return {**chosen, "for_whom": "parent", "seen": digest_of(passages), "is_read": "on"}
