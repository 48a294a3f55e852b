"""One round: find every field, send to each in turn, read everything back."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle

from assurance.fuzz.browsers import PERSONAS
from assurance.fuzz.looking import skeleton
from assurance.fuzz.places import Map, Place, places_of
from assurance.fuzz.reading import MOST_LINKS, READERS, Reader, colleagues_with_odd_names, fill_with_canaries
from assurance.fuzz.sending import Sender
from assurance.fuzz.tally import Tally, look_at_what_was_kept
from tests.support.second_factor import equip
from tests.support.world import World

ODD, ASK = 0.08, 0.12  # of the requests: odd headers, and hostile words in an address
Turn = tuple[Place, str]


@dataclass(frozen=True)
class Size:
    """How much is looked at: by whom, how many further links, and whether also as a browser would."""

    personas: tuple[str, ...] = tuple(PERSONAS)
    readers: tuple[str, ...] = tuple(READERS)
    links: int = MOST_LINKS
    is_thorough: bool = True
    only: str = ""  # a pattern of the names of pages: nothing is sent to others


WHOLE = Size()


def turns_of(found: Map, chance: random.Random) -> Iterator[Turn]:
    """Yield places with a field, for ever: each kind of field of each page in turn, whoever may send it.

    Rows of one table (`money-note`, `illness-note`) are one kind: a long table is not sent to all the time.
    """
    by_kind: dict[tuple[str, str], dict[str, list[Turn]]] = {}
    for place in found.places:
        for name in place.kinds:
            kind = by_kind.setdefault((place.page, name.partition("-")[2] or skeleton(name)), {})
            kind.setdefault(skeleton(name), []).append((place, name))
    rows = [chance.sample(list(names.values()), len(names)) for names in by_kind.values()]
    kinds = [cycle([chance.sample(turns, len(turns)) for turns in names]) for names in rows]
    while True:
        for names in chance.sample(kinds, len(kinds)):
            yield chance.choice(next(names))


def a_round(world: World, tally: Tally, *, posts: int, seed: str, size: Size = WHOLE) -> None:
    """Send so many hostile posts to a world, then read it back."""
    sender = send_to_all(world, tally, posts=posts, seed=seed, size=size)
    reader = Reader(world, sender, thorough=size.is_thorough, links=size.links)
    reader.make_files()
    reader.walk(list(size.readers), sender.chance)
    look_at_what_was_kept(tally)


def send_to_all(world: World, tally: Tally, *, posts: int, seed: str, size: Size = WHOLE) -> Sender:
    """Send so many hostile posts, to each field in turn."""
    chance = random.Random(seed)
    sender = Sender(world, tally, chance)
    equip(world.people.chris)
    fill_with_canaries(world, sender)
    colleagues_with_odd_names(world, sender)
    found = places_of(world, list(size.personas), size.only)
    tally.found |= {(place.page, skeleton(name)) for place in found.places for name in place.kinds}
    tally.asked_names |= {name for given in found.asked.values() for name in given}
    turns = turns_of(found, chance)
    addresses = list(found.asked)  # in the order of the matrix: ids are new in each round
    until = tally.posts + posts
    while tally.posts < until:
        place, name = next(turns)
        way = chance.random()
        if way < ASK:
            persona, url = chance.choice(addresses)
            sender.ask(persona, url, found.asked[persona, url])
        if way > 1 - ODD:
            sender.odd(place)
        else:
            sender.post(place, name)
    return sender
