"""What the tests of the site as a whole share."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings

FINGERPRINTED = {"staticfiles": {"BACKEND": "config.storage.FingerprintedStorage"}}


@pytest.fixture(scope="session")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Collect the static files as production does, and return their folder."""
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder, STORAGES=FINGERPRINTED, WHITENOISE_USE_FINDERS=False):
        call_command("collectstatic", verbosity=0, interactive=False)
    return folder
