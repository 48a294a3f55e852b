"""Static files in use: names with a fingerprint, imports between modules rewritten, nothing missing."""

import re
from contextlib import closing
from pathlib import Path

from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client, override_settings
from django.urls import reverse

from tests.integration.config.conftest import FINGERPRINTED
from tests.support.pages import Reply

FINGERPRINT = r"\.[0-9a-f]{12}\.\w+$"


def test_address_of_a_file_holds_its_fingerprint(collected: Path) -> None:
    with override_settings(STATIC_ROOT=collected, STORAGES=FINGERPRINTED):
        assert re.search(FINGERPRINT, staticfiles_storage.url("css/base.css"))


def test_modules_import_by_fingerprint(collected: Path) -> None:
    found = []
    for script in (collected / "js").rglob("*.js"):
        if re.search(r"\.[0-9a-f]{12}\.js$", script.name):
            imports = re.findall(r"(?:from|import)\s*\(?\s*[\"']([^\"']+\.js)[\"']", script.read_text())
            found += [(script.parent / name).resolve() for name in imports]
    assert len(found) >= 4
    assert [path.name for path in found if not re.search(FINGERPRINT, path.name)] == []
    assert [path for path in found if not path.is_file()] == []


def test_style_sheets_refer_to_files_that_exist(collected: Path) -> None:
    missing = []
    for sheet in (collected / "css").glob("*.css"):
        for name in re.findall(r"url\([\"']?([^\"')]+)[\"']?\)", sheet.read_text()):
            if (
                not name.startswith(("data:", "static:", "#"))
                and not (sheet.parent / name.split("?")[0]).is_file()
            ):
                missing.append((sheet.name, name))
    assert missing == []


def test_files_are_compressed(collected: Path) -> None:
    for name in ("css/base.css", "js/main.js"):
        assert (collected / f"{name}.gz").is_file()
        assert (collected / f"{name}.br").is_file()


def test_every_file_that_a_page_names_is_served(db: None, client: Client) -> None:
    page = client.get(reverse("sign-in")).content.decode()
    names = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert len(names) >= 5
    for name in names:
        answer: Reply = client.get(name)
        with closing(answer) as response:
            assert response.status_code == 200, name
            assert b"".join(response.streaming_content), name
