"""What reaches the web server itself: nothing that is sent ends before the site can answer."""

import io
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from django.urls import reverse

from tests.support.site import start_site

CHARSETS = ["base64", "rot13", "hex", "zlib", "undefined", "punycode", "idna", "utf-16", "utf-7", "x" * 300]
KINDS = [
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=b",
    "text/plain",
    "application/json",
]


def ask(method: str, page: str, query: str, kind: str) -> tuple[int, str]:
    """Send a request to the application as the web server does; return the status and the page."""
    application = start_site()["application"]
    said: list[str] = []
    body = b"search=x"
    environ: dict[str, Any] = {"PATH_INFO": reverse(page), "QUERY_STRING": query, "REQUEST_METHOD": method}
    environ |= {"CONTENT_TYPE": kind, "CONTENT_LENGTH": str(len(body)), "wsgi.input": io.BytesIO(body)}
    setup_testing_defaults(environ)
    environ["HTTP_HOST"] = "testserver"
    answer = application(environ, lambda status, headers: said.append(status))
    return int(said[0].split()[0]), b"".join(answer).decode()


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("kind", KINDS)
def test_charset_that_is_no_text_is_refused_whatever_the_address(db: None, kind: str, charset: str) -> None:
    for method, page in (("GET", "sign-in"), ("POST", "sign-in"), ("POST", "child-search")):
        status, text = ask(method, page, "toon=b&next=%ff", f"{kind}; charset={charset}")
        assert status == 400
        assert "<h1>" in text


@pytest.mark.parametrize(
    "kind",
    ["text/plain; x*=wie''y", "text/plain; x*=undefined''y", "multipart/form-data; boundary*=base64''b"],
)
def test_content_type_that_cannot_be_read_is_refused(db: None, kind: str) -> None:
    assert ask("POST", "sign-in", "next=x", kind)[0] in (400, 403)


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "utf8"])
def test_utf_8_is_taken(db: None, charset: str) -> None:
    assert ask("GET", "sign-in", "toon=b", f"text/plain; charset={charset}")[0] == 200
    assert ask("GET", "sign-in", "a=b&" * 5100, f"text/plain; charset={charset}")[0] == 400


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/inloggen/", "/bestaat-niet/"])
def test_head_has_the_headers_of_get_and_no_body(db: None, path: str) -> None:
    application = start_site()["application"]
    found = {}
    for method in ("GET", "HEAD"):
        said: list[dict[str, str]] = []
        environ: dict[str, Any] = {"PATH_INFO": path, "REQUEST_METHOD": method, "HTTP_HOST": "testserver"}
        setup_testing_defaults(environ)
        answer = application(environ, lambda status, headers: said.append(dict(headers)))  # noqa: B023
        found[method] = (said[0].get("Content-Length"), len(b"".join(answer)))
    length, sent = found["GET"]
    assert sent > 0
    assert length in (None, str(sent))
    assert found["HEAD"] == (str(sent), 0)
