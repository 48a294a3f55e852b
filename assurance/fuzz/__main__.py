"""Send hostile requests to every field of every page, then read everything back.

    python -m assurance.fuzz [POSTS] [--seed N] [--only PATTERN]

Works in a database of its own, as the web role; each round a fresh world, so what one post takes away the
next round has again. The same seed sends the same texts in the same order. Ends with status 1 when
anything was wrong: an answer 5xx, an error, a canary that came out as markup, as a formula, in an address,
a header, a mail or the log, or a field that no post reached.
"""

import argparse
import sys
import time

from django.core.management import call_command
from django.test.utils import setup_test_environment

from assurance.fuzz.running import Size, a_round
from assurance.fuzz.tally import Tally, watching
from assurance.fuzz.wire import send_bytes
from benchmarks.audit import throwaway_database
from tests.support.owner import empty_tables
from tests.support.world import make_world

PER_ROUND = 3500


def main(posts: int, seed: int, only: str) -> int:
    """Run rounds until enough was posted; print the report; return the status to end with."""
    tally, number = Tally(), 0
    setup_test_environment()
    began = time.perf_counter()
    with throwaway_database() as (_owner, web), watching(tally):
        call_command("load_instruments", verbosity=0)
        while tally.posts < posts:
            empty_tables()
            todo = min(PER_ROUND, posts - tally.posts)
            a_round(make_world(), tally, posts=todo, seed=f"{seed}-{number}", size=Size(only=only))
            number += 1
            done = f"round {number}: {tally.posts} posts, {sum(tally.faults.values())} faults"
            print(*tally.faults, sep="\n")
            print(f"{done}, {time.perf_counter() - began:.0f} s", flush=True)
        empty_tables()
        send_bytes(make_world(), tally, web, requests=posts // 20, seed=f"{seed}-bytes")
    print("\n".join(tally.lines()))
    print(f"seed {seed}, {number} rounds, {time.perf_counter() - began:.0f} s")
    for name, trace in tally.traces.items():
        if name.startswith("traceback"):
            print(trace, file=sys.stderr)
    return 1 if tally.faults or tally.unexplained else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m assurance.fuzz")
    parser.add_argument("posts", nargs="?", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--only", default="", help="a pattern: send to the pages whose name has it and to no others"
    )
    given = parser.parse_args()
    sys.exit(main(given.posts, given.seed, given.only))
