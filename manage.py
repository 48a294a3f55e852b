#!/usr/bin/env python
"""Run a management command of the project."""

import os
import sys

NO_SETTINGS = (
    "manage.py runs with the settings in the environment, and there are none: type 'script/manage {command}'"
    " for the demo in this working copy, or set what dotenv-sample lists."
)


def main() -> None:
    """Run the command, or say in one sentence which settings are missing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if not os.environ.keys() & {"VEERKRACHT_MODE", "SECRET_KEY", "DATABASE_URL"}:
        sys.exit(NO_SETTINGS.format(command=" ".join(sys.argv[1:]) or "help"))
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
