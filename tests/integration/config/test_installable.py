"""The site can be put on the first screen of a phone: its manifest and icons say what they are."""

import json
import struct
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.templatetags.static import static
from django.test import Client
from django.urls import reverse

from tests.support.apps import ROOT

FOLDER = Path(ROOT, "static")
MANIFEST = json.loads(Path(FOLDER, "app.webmanifest").read_text(encoding="utf-8"))
PNG = b"\x89PNG\r\n\x1a\n"


def test_every_page_names_the_manifest(client: Client, db: None) -> None:
    page = client.get(reverse("sign-in")).content.decode()
    assert f'<link rel="manifest" href="{static("app.webmanifest")}">' in page
    assert static("icons/apple-touch-icon.png") in page


def test_manifest_leads_to_the_start_of_our_site_and_nowhere_else() -> None:
    at = urljoin("https://site.test", static("app.webmanifest"))
    for name in ("id", "start_url", "scope"):
        assert urljoin(at, MANIFEST[name]) == urljoin("https://site.test", reverse("start")), name
    assert MANIFEST["display"] == "standalone"


@pytest.mark.parametrize("icon", MANIFEST["icons"], ids=lambda icon: icon["src"])
def test_icon_has_the_size_that_the_manifest_says(icon: dict[str, str]) -> None:
    drawn = Path(FOLDER, icon["src"]).read_bytes()
    if icon["type"] == "image/svg+xml":
        assert drawn.startswith(b"<svg ")
    else:
        assert drawn.startswith(PNG)
        assert "{}x{}".format(*struct.unpack(">II", drawn[16:24])) == icon["sizes"]


def test_manifest_has_the_sizes_that_phones_ask_for() -> None:
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in MANIFEST["icons"]}
    assert "maskable" in {icon.get("purpose") for icon in MANIFEST["icons"]}
