"""Which database a demo may use and a real site may not: people of the demo have a password that everybody knows."""

from django.conf import settings

from accounts.models import Organisation

REAL = (
    "VEERKRACHT_MODE is demo, and the database holds an organisation that the demo did not make:"
    " set DATABASE_URL to the database of the demo, or VEERKRACHT_MODE to production."
)
INVENTED = (
    "VEERKRACHT_MODE is production, and the database holds the organisation of the demo, whose passwords are known:"
    " set DATABASE_URL to another database."
)


def why_not_here() -> str:
    """Return why a site in this mode may not use its database; an empty text when it may. One query."""
    is_demo = settings.MODE == "demo"
    if settings.MODE == "test" or not Organisation.objects.exclude(is_demo=is_demo).exists():
        return ""
    return REAL if is_demo else INVENTED
