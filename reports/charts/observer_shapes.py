"""The marks of observers: a shape each, so that no meaning hangs on colour."""

SHAPES = ("circle", "square", "triangle", "diamond", "pentagon", "star", "cross", "hourglass")


def shape_of(place: int) -> str:
    """Return the shape of the observer at this place in the legend; they repeat after eight."""
    return SHAPES[place % len(SHAPES)]
