"""Names of roles, settings, days and numbers in the language of the page."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from children.models import ObserverRole, Setting
from children.models.observer import role_name
from children.rules.voices import is_own_voice
from paper.dates_and_numbers import day
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.words import in_words
from reports.facts.readings import Reading, Seen


class Placed(Protocol):
    """What was seen, or should have been: in which role, where, and how old the child was."""

    @property
    def role(self) -> str: ...

    @property
    def setting(self) -> str: ...

    @property
    def age(self) -> int | None: ...


def place_label(moment: Placed) -> str:
    """Name the observer role and the setting of a moment; the child by name, or by its age then where that is not known."""
    observer = getattr(moment, "observer", "") if moment.role == ObserverRole.CHILD else ""
    if observer:
        return f"{observer.partition(',')[0]}, {Setting(moment.setting).label}"
    return place_label_in(moment.role, moment.setting, moment.age, get_language() or "nl")


@lru_cache(maxsize=256)
def place_label_in(role: str, setting: str, age: int | None, language: str) -> str:
    """Name a role and a setting; kept, because a page names the same few again and again."""
    with override(language):
        return f"{role_name(role, age)}, {Setting(setting).label}"


def who_in_words(moment: Seen) -> str:
    """Say who spoke and who filled it in: role and setting, then the person who is signed in.

    A teacher or a therapist may have answered aloud, so a name alone would say too much.
    """
    if is_own_voice(moment.role):
        return f"{moment.observer}, {Setting(moment.setting).label}"
    names = {"voice": place_label(moment), "name": moment.observer}
    if getattr(moment, "with_teacher", False):  # of a form on strengths; one on signs is for no teacher
        return _("%(voice)s (filled in together with %(name)s)") % names
    return _("%(voice)s (filled in by %(name)s)") % names


def voice_in_words(moment: Seen) -> str:
    """Name a voice within a line: a child or a parent with who sat beside it, else role, setting and person."""
    return moment.observer if is_own_voice(moment.role) else f"{place_label(moment)} · {moment.observer}"


def first_name(reading: Reading) -> str:
    """Return the first name of who filled in; a teacher beside whom somebody sat is called so."""
    return _("Teacher") if reading.with_teacher else reading.observer.split()[0].rstrip(",")


def short_voice(moment: Seen) -> str:
    """Name a voice without who filled it in or sat beside it."""
    return moment.observer.partition(",")[0] if is_own_voice(moment.role) else place_label(moment)


def reading_label(reading: Reading) -> str:
    """Name one form: day observed, role, setting."""
    return f"{day(reading.period_to)} · {place_label(reading)}"


class FormChoice(NamedTuple):
    """One form that can be chosen on a page."""

    id: str
    label: str
    is_chosen: bool


def reading_choices(
    readings: Sequence[Reading], definitions: Mapping[str, InstrumentDefinition]
) -> list[tuple[str, str]]:
    """Return id and name of each form, the newest first; with its title where two would read alike."""
    labels = [reading_label(reading) for reading in readings]
    counts = Counter(labels)
    return [
        (r.id, label if counts[label] == 1 else f"{label} · {in_words(definitions[r.instrument].title)}")
        for r, label in reversed(list(zip(readings, labels, strict=True)))
    ]


def kind_names() -> dict[str, str]:
    """Return the names of the lanes on the time axis, from top to bottom."""
    return {
        "adversity": _("adversity"),
        "pressure": _("pressure"),
        "support": _("support"),
        "action": _("actions"),
        "observation": _("observations"),
        "outcome": _("signs"),
    }
