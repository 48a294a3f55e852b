"""Rule on the signs of healthy development: each voice by itself, by the rule of one, two, three."""

from collections.abc import Iterator

from children.rules.voices import OWN_VOICES, is_own_voice
from portfolio.rules.domains import Text
from portfolio.rules.outcomes import OutcomeDefinition
from reports.facts.signs import SignReading
from reports.plain_words.rules.facts import ChildRecord
from reports.plain_words.rules.findings import Answers, Finding, SignsAnswered, Step, Steps, found
from reports.plain_words.rules.moments import Run, of_now, who_of
from reports.rules.course.sign_lines import sign_lines
from reports.rules.course.trajectories import Drawn, Line


def signs(facts: ChildRecord) -> Iterator[Finding]:
    """R13: the latest answers of each voice, then what differs; never a strength, never added up (A-48, B5)."""
    if facts.outcome is None:
        return
    newest_first = of_now(facts.ordered_signs)[::-1]
    for reading in sorted(newest_first, key=place_of):
        if answers := answers_in(reading, facts.outcome):
            who = who_of(reading, facts.shared)
            yield found("R13", "signs", who=who, day=reading.period_to, answers=Answers(answers))
    for run in facts.sign_runs_now:
        yield from moved(run, facts.outcome)


def place_of(reading: SignReading) -> int:
    """Return where a voice stands: the child speaks first, then a parent, then the newest of the others (D3)."""
    return OWN_VOICES.index(reading.role) if is_own_voice(reading.role) else len(OWN_VOICES)


def answers_in(reading: SignReading, outcome: OutcomeDefinition) -> tuple[SignsAnswered, ...]:
    """Return the signs by answer, the most hopeful first; what could not be answered is left out."""
    by_level = []
    for level in reversed(outcome.levels):
        signs = tuple(
            sign.name for sign in outcome.signs if reading.answers.get(sign.item.key) == level.value
        )
        if signs:
            by_level.append(SignsAnswered(level.label, signs))
    return tuple(by_level)


def moved(run: Run[SignReading], outcome: OutcomeDefinition) -> Iterator[Finding]:
    """Yield the signs that were answered more or less hopefully than the first time."""
    steps: dict[tuple[str, int], list[Step]] = {}
    for sign in outcome.signs:
        for line in sign_lines([run.moments], [""], sign.item.key):
            first, last = line.points[0].value, line.points[-1].value
            if first != last:
                said = "signs_seem" if line.drawn is Drawn.LINE else "signs"
                key = (f"{said}_{'higher' if last > first else 'lower'}", len(line.points))
                steps.setdefault(key, []).append(step_of(sign.name, line, outcome))
    for (said, n), taken in sorted(steps.items()):
        yield found("R13", said, who=run.who, moments=n, steps=Steps(tuple(taken)))


def step_of(sign: Text, line: Line, outcome: OutcomeDefinition) -> Step:
    """Return the first answer and the last on one sign, in the words of the strip."""
    first, last = line.points[0], line.points[-1]
    words = {level.value: level.label for level in outcome.levels}
    return Step(sign, words[int(first.value)], first.on, words[int(last.value)], last.on)
