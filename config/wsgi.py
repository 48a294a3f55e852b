"""The application for the web server; refuses to start when a system check fails."""

import os

import django
from django.core.management.base import SystemCheckError

from config.requests.handler import Handler
from config.start import bound_waiting, reasons_not_to_start

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)
bound_waiting()
if reasons := reasons_not_to_start():
    raise SystemCheckError("\n".join(reasons))
application = Handler()
