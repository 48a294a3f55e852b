"""Why what was asked of a plan is not done."""


class GoalWasScored(Exception):
    """Somebody said how far this goal is: it is ended, and not removed."""
