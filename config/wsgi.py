"""The application for the web server; refuses to start when a system check fails."""

import os

from django.core.checks import run_checks
from django.core.management.base import SystemCheckError
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
if failures := [message for message in run_checks() if message.is_serious()]:
    raise SystemCheckError("\n".join(map(str, failures)))
