"""What can stand in the way of a change to an instrument."""


class NotADraft(Exception):
    """The version is published or retired: nothing in it changes any more."""


class NotPublished(Exception):
    """Only a published version can be retired."""
