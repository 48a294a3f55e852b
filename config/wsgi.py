"""The application for the web server; refuses to start when a system check fails."""

import os

import django
from django.core.checks import Tags, run_checks
from django.core.management.base import SystemCheckError

from config.handler import Handler

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)
application = Handler()
found = [*run_checks(), *run_checks(tags=[Tags.database], databases=["default"])]
if failures := [message for message in found if message.is_serious()]:
    raise SystemCheckError("\n".join(map(str, failures)))
