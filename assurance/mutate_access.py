"""Takes every access rule away, one at a time, and asks whether a test notices.

A rule is a decorator of a view, a line of a role, a refusal, a question after a permission, what narrows a
query, a clock of the session, a trigger, a constraint or a right of the web role. A mutant is killed when a
test fails; the tests nearest to the rule are asked first, and all that need no browser before it counts as
a survivor. Nothing is changed here: each mutant is made in a copy, with a database of its own.

The command fails when a survivor is not explained in `access_mutants/explained.yaml`, or when an explained
one is killed after all or does not exist.
"""

import argparse
import json
import re
import signal
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from django.db import connections

from assurance.access_mutants.every import explanations, mutants_in_files
from assurance.access_mutants.in_database import database_mutants
from assurance.access_mutants.mutant import Mutant
from assurance.access_mutants.nearest import ALL, rounds
from assurance.access_mutants.workshop import Workshop, as_owner, opened

PASSED, FAILED, NO_TESTS, TIMED_OUT = 0, 1, 5, -1


@dataclass(frozen=True)
class Outcome:
    """What became of one mutant."""

    id: str
    where: str
    state: str
    by: str
    seconds: float


def main() -> int:
    """Try every mutant, print the figures, and return the exit code."""
    options = arguments()
    if options.list:
        for mutant in chosen(mutants_in_files(), options):
            print(f"{mutant.path}:{mutant.line}  {mutant.id}")
        return 0
    began = time.monotonic()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # and throw the copy and its database away
    with opened() as workshop:
        mutants = chosen([*mutants_in_files(), *mutants_in_database(workshop)], options)
        if not options.no_baseline:
            check_baseline(workshop)
        outcomes = [tried(workshop, mutant, options) for mutant in mutants]
    return report(
        outcomes, time.monotonic() - began, is_all=not (options.only or options.match or options.again)
    )


def arguments() -> argparse.Namespace:
    """Read the options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--list", action="store_true", help="only name the mutants that stand in files")
    parser.add_argument("--only", help="one kind: view, role, refusal, question, filter, by hand, database")
    parser.add_argument("--match", help="a regular expression that the id has to hold")
    parser.add_argument(
        "--rounds",
        type=int,
        default=4,
        help="1: the nearest tests only, 2: those of single rules too, 3: those of the app too",
    )
    parser.add_argument(
        "--no-baseline", action="store_true", help="trust that the tests pass as the files are"
    )
    parser.add_argument("--again", action="store_true", help="only what lived in the file of --keep")
    parser.add_argument("--keep", type=Path, help="a file that keeps the outcomes; what is there is believed")
    return parser.parse_args()


def chosen(mutants: list[Mutant], options: argparse.Namespace) -> list[Mutant]:
    """Return the mutants that were asked for."""
    if options.again:
        lived = {outcome.id for outcome in kept(options.keep).values() if outcome.state != "killed"}
        mutants = [mutant for mutant in mutants if mutant.id in lived]
    return [
        mutant
        for mutant in mutants
        if (not options.only or mutant.kind == options.only)
        and (not options.match or re.search(options.match, mutant.id))
    ]


def mutants_in_database(workshop: Workshop) -> list[Mutant]:
    """Return the rules that the test database holds, each taken away."""
    web = str(connections["default"].settings_dict["USER"])
    with as_owner(workshop.database) as connection, connection.cursor() as cursor:
        return list(database_mutants(cursor, web))


def check_baseline(workshop: Workshop) -> None:
    """Stop when a test fails with all rules in their place: then it proves nothing."""
    verdict = workshop.run(ALL)
    if verdict.code != PASSED:
        sys.exit(f"The tests do not pass as the files are: {verdict.failed}")
    print(f"All rules in place: the tests pass, in {verdict.seconds:.0f} s.", flush=True)


def tried(workshop: Workshop, mutant: Mutant, options: argparse.Namespace) -> Outcome:
    """Return what becomes of a mutant; what a former run kept is believed."""
    known = kept(options.keep).get(mutant.id) if options.keep else None
    if known and not (options.again and known.state != "killed"):
        return known
    state, by, seconds = "survived", "", 0.0
    for tests in filter(None, rounds(mutant)[: options.rounds]):
        verdict = workshop.run(tests, mutant)
        seconds += verdict.seconds
        if verdict.code not in (PASSED, NO_TESTS):
            state = {FAILED: "killed", TIMED_OUT: "killed"}.get(verdict.code, "broken")
            by = verdict.failed
            break
    outcome = Outcome(mutant.id, f"{mutant.path}:{mutant.line}", state, by, round(seconds, 1))
    print(f"{outcome.state:9} {outcome.seconds:6.1f} s  {outcome.where}  {outcome.id}  {by}", flush=True)
    if options.keep:
        with options.keep.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(outcome)) + "\n")
    return outcome


def kept(file: Path) -> dict[str, Outcome]:
    """Return the last outcome of each mutant in a file."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    found = [Outcome(**json.loads(line)) for line in lines]
    return {outcome.id: outcome for outcome in found}


def report(outcomes: list[Outcome], seconds: float, *, is_all: bool) -> int:
    """Print the figures; 1 when a survivor is not explained, or an explanation explains nothing."""
    explained = explanations()
    killed = {outcome.id for outcome in outcomes if outcome.state == "killed"}
    left = [outcome for outcome in outcomes if outcome.id not in killed]
    unexplained = [outcome for outcome in left if outcome.id not in explained or outcome.state == "broken"]
    by_kind = Counter(outcome.id.split(":")[0] for outcome in outcomes)
    for kind, count in by_kind.items():
        print(f"{kind}: {sum(one.startswith(f'{kind}:') for one in killed)} of {count} killed")
    share = 100 * len(killed) / max(1, len(outcomes))
    print(
        f"{len(outcomes)} mutants, {len(killed)} killed ({share:.1f} %), {len(left)} survived,"
        f" {len(left) - len(unexplained)} of them explained; {sum(one.seconds for one in outcomes) / 60:.0f} minutes"
        f" of tests, {seconds / 60:.0f} in this run"
    )
    wrong = [f"not explained: {outcome.id} ({outcome.state}, {outcome.where})" for outcome in unexplained]
    wrong += [f"explained, but killed: {name}" for name in sorted(killed & set(explained))]
    if is_all:
        gone = set(explained) - {outcome.id for outcome in outcomes}
        wrong += [f"explained, but does not exist: {name}" for name in sorted(gone)]
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
