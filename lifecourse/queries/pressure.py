"""What presses on a child and its family: the whole list side by side, with what nobody knows."""

from dataclasses import dataclass

from children.models import Child
from lifecourse.models import Circumstance

LISTED = tuple(kind for kind in Circumstance.Kind if kind != Circumstance.Kind.OTHER)


@dataclass(frozen=True)
class Pressure:
    """What presses now, what pressed before, what does not, and of what nobody knows; own ones included."""

    presses: tuple[Circumstance, ...]
    pressed: tuple[Circumstance, ...]
    absent: tuple[str, ...]
    unknown: tuple[str, ...]


def pressure_of(child: Child) -> Pressure:
    """Return what is known of what presses; what was never answered is not known. One query."""
    State = Circumstance.State
    noted = list(child.circumstances.all())
    answered = {found.kind for found in noted}
    silent = [str(kind.label) for kind in LISTED if kind not in answered]

    def names_in(state: str) -> list[str]:
        return [str(found) for found in noted if found.state == state]

    return Pressure(
        presses=tuple(found for found in noted if found.state == State.PRESSES),
        pressed=tuple(found for found in noted if found.state == State.PRESSED),
        absent=tuple(names_in(State.ABSENT)),
        unknown=(*names_in(State.UNKNOWN), *silent),
    )
