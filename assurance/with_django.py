"""Sets Django up when it is imported: for the commands of this folder that read the product."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()
