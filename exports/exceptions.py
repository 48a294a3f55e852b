"""Why an export is not made."""


class UnderWay(Exception):
    """Somebody asked for another one that is not ready."""


class Unwanted(Exception):
    """It was stopped or thrown away meanwhile."""


class TooFew(Exception):
    """So few children that codes would hide nobody."""
