"""Which database a demo may use and a real site may not: people of the demo have a password that everybody knows."""

from django.conf import settings
from django.core.management.base import CommandError
from django.db import DEFAULT_DB_ALIAS, Error, ProgrammingError

from accounts.models import Organisation

REAL = (
    "VEERKRACHT_MODE is demo, and the database holds an organisation that the demo did not make:"
    " set DATABASE_URL to the database of the demo, or VEERKRACHT_MODE to production."
)
INVENTED = (
    "VEERKRACHT_MODE is production, and the database holds the organisation of the demo, whose passwords are known:"
    " set DATABASE_URL to another database."
)
NO_TABLE = "42P01"


def why_not_here(using: str = DEFAULT_DB_ALIAS) -> str:
    """Return why a site in this mode may not use its database; an empty text when it may. One query."""
    is_demo = settings.MODE == "demo"
    if settings.MODE == "test" or not Organisation.objects.using(using).exclude(is_demo=is_demo).exists():
        return ""
    return REAL if is_demo else INVENTED


def refuse_of_another_mode(using: str = DEFAULT_DB_ALIAS) -> None:
    """Raise CommandError for a database that is not of this mode; a command asks before it writes anything.

    A database without our tables holds nobody, so it is free.
    """
    try:
        refusal = why_not_here(using)
    except ProgrammingError as error:
        if sqlstate_of(error) != NO_TABLE:
            raise
        return
    if refusal:
        raise CommandError(refusal)


def sqlstate_of(error: Error) -> str:
    """Return the code of PostgreSQL for what went wrong; an empty text when the server said nothing.

    psycopg's error, which Django keeps as the cause, holds it.
    """
    return getattr(error.__cause__, "sqlstate", None) or ""
