"""A goal on five levels that were told beforehand in plain words (goal attainment scaling). Pure.

Kiresuk and Sherman (1968) set 0 at what is agreed, and let the levels run from -2 to +2. Each goal has steps of its
own: a level of one goal says nothing beside a level of another, so levels are never added up and never averaged.
"""

from collections.abc import Collection

LEVELS = (2, 1, 0, -1, -2)  # from the top of the ladder down
FIELDS = {2: "far_above", 1: "above", 0: "agreed", -1: "below", -2: "far_below"}
STARTS = (-2, -1)  # where a goal may begin: below what is agreed; at -1 it can be told when it goes back

SILENCED_BY = {  # whose words are left out when these roles said no to quoting
    "child": {"child"},
    "parent": {"parent"},
    "family": {"child", "parent"},
    "network": set[str](),
}


def is_silent(voice: str, roles: Collection[str]) -> bool:
    """Say whether words of a voice are left out, as one of these roles said no to showing its words."""
    return bool(SILENCED_BY[voice] & set(roles))
