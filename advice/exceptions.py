"""Why something about advice is refused."""


class NotAsked(Exception):
    """Someone else was asked this question, or the time for advice on it is over."""
