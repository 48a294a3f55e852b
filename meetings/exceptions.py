"""Why a change of a meeting is refused."""


class NotPlanned(Exception):
    """The meeting was held or cancelled: its children and their order stay as they were."""
