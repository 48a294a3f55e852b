"""The paper fetches our own static files and nothing else: no host, no file, no data."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pikepdf
import pytest
import weasyprint

from paper import pdf
from tests.support.papers import opened

SECRET = "geheim-van-de-server"
HOLES = {
    "img": '<img src="{url}" alt="x">',
    "img with an upper-case scheme": '<img src="{URL}" alt="x">',
    "img in a set": '<img srcset="{url} 1x" src="{url}" alt="x">',
    "link": '<link rel="stylesheet" href="{url}">',
    "import": "<style>@import '{url}';</style>",
    "import as url": "<style>@import url({url}) print;</style>",
    "font-face": "<style>@font-face {{ font-family: x; src: url({url}) }} p {{ font-family: x }}</style><p>x</p>",
    "background": '<p style="background: url({url})">x</p>',
    "list-style": '<ul style="list-style-image: url({url})"><li>x</li></ul>',
    "content": "<style>p::before {{ content: url({url}) }}</style><p>x</p>",
    "page background": "<style>@page {{ background: url({url}) }}</style><p>x</p>",
    "border-image": '<p style="border: 3px solid; border-image: url({url}) 3">x</p>',
    "embed": '<embed src="{url}" type="image/png">',
    "object": '<object data="{url}" type="image/svg+xml"></object>',
    "svg image": '<svg width="9" height="9"><image href="{url}" width="9" height="9"/></svg>',
    "svg xlink": '<svg width="9" height="9"><image xlink:href="{url}" width="9" height="9"/></svg>',
    "svg use": '<svg width="9" height="9"><use href="{url}#a"/></svg>',
    "base and relative": '<base href="{url}/"><img src="relative.png" alt="x">',
    "attachment": '<link rel="attachment" href="{url}">',
    "attachment of a link": '<a rel="attachment" href="{url}">x</a>',
}
OUTSIDE = {"http": "http://127.0.0.1:{port}/trap.png", "file": "file://{folder}/secret.txt"}
OUTSIDE |= {
    "data": "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
    "path": "{folder}/secret.txt",
}
OUTSIDE |= {"host only": "//127.0.0.1:{port}/trap.png", "ftp": "ftp://127.0.0.1:{port}/trap.png"}


class Trap:
    """A server on this machine that counts who comes by."""

    def __init__(self) -> None:
        self.hits: list[str] = []
        trap = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                trap.hits.append(self.path)
                self.send_error(404)

            def log_message(self, *given: object) -> None:
                """Say nothing."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]


@pytest.fixture(scope="module")
def trap() -> Iterator[Trap]:
    """Set the trap."""
    trap = Trap()
    thread = threading.Thread(target=trap.server.serve_forever)
    thread.start()
    yield trap
    trap.server.shutdown()
    trap.server.server_close()
    thread.join()


@pytest.fixture
def addresses(trap: Trap, tmp_path: Path) -> dict[str, str]:
    """Return an address of each kind that lies outside our static files."""
    (tmp_path / "secret.txt").write_text(SECRET)
    return {kind: url.format(port=trap.port, folder=tmp_path) for kind, url in OUTSIDE.items()}


def fill(hole: str, url: str) -> str:
    scheme, colon, rest = url.partition(":")
    body = HOLES[hole].format(url=url, URL=f"{scheme.upper()}{colon}{rest}")
    return f'<!doctype html><html lang="nl"><head><title>t</title></head><body>{body}</body></html>'


@pytest.mark.parametrize("hole", HOLES)
def test_foreign_reference_is_never_fetched(hole: str, trap: Trap, addresses: dict[str, str]) -> None:
    trap.hits.clear()
    for kind, url in addresses.items():
        with mock.patch("paper.pdf.render_to_string", return_value=fill(hole, url)):
            made = pdf.render_pdf("any.html", {})
        with opened(made) as paper:
            streams = [part.read_bytes() for part in paper.objects if isinstance(part, pikepdf.Stream)]
            pictures = [part for part in paper.objects if is_picture(part)]
            assert not paper.attachments, kind
        assert SECRET.encode() not in b"".join([made, *streams]), kind
        assert pictures == [], kind
    assert trap.hits == []


def is_picture(part: object) -> bool:
    return isinstance(part, pikepdf.Stream) and part.get("/Subtype") == "/Image"


def test_trap_is_sprung_without_our_fetcher(trap: Trap, addresses: dict[str, str]) -> None:
    trap.hits.clear()
    for hole in ("img", "link", "import", "background", "svg image", "font-face", "content"):
        before = len(trap.hits)
        weasyprint.HTML(string=fill(hole, addresses["http"])).write_pdf()
        assert len(trap.hits) > before, hole


@pytest.mark.parametrize(
    "url",
    [
        *(
            "http://127.0.0.1/x",
            "https://example.org/x",
            "file:///etc/passwd",
            "data:text/plain,x",
            "/etc/passwd",
        ),
        *(
            "static:../config/settings.py",
            "static:/etc/passwd",
            "static:css/../../manage.py",
            "static://css/pdf.css",
        ),
        *(
            "STATIC:css/pdf.css",
            "static:",
            "static:.",
            "static:css",
            "static:unknown.css",
            "static:css/pdf.css?x",
        ),
        *("static:%2e%2e/manage.py", "static:..\\manage.py", "css/pdf.css", "", "static:css/pdf.css\x00"),
    ],
)
def test_fetcher_refuses_what_is_no_static_file_of_ours(url: str) -> None:
    with pytest.raises(pdf.Refused):
        pdf.fetcher().fetch(url)


@pytest.mark.parametrize(
    ("url", "kind"), [("static:css/pdf.css", "text/css"), ("static:favicon.svg", "image/svg+xml")]
)
def test_fetcher_gives_our_own_static_files(url: str, kind: str) -> None:
    response = pdf.fetcher().fetch(url)
    assert response.read() == (Path("static") / url.removeprefix("static:")).read_bytes()
    assert response.headers["Content-Type"] == kind
