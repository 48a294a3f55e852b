"""What an action on an invitation refuses."""


class NotOpen(Exception):
    """The link was ended, used, or is over: nothing more comes in by it."""


class NothingFilledIn(Exception):
    """Nothing was answered: there is nothing to send."""


class NotAllowedToAsk(Exception):
    """This person may not be asked now; the words say why."""


class NotToBeChecked(Exception):
    """Nothing waits to be checked here: it was checked already, or never sent."""
