"""The site as it must not be, for a control: it says that an answer is saved, and saves it a moment later."""

import io
import json
import time
from collections.abc import Callable, Iterator
from typing import Any

from config.wsgi import application as site

LATE = 0.3  # seconds
Start = Callable[..., Any]


class Late:
    """A reply that is given before what it says was done."""

    def __init__(self, environ: dict[str, Any], reply: bytes) -> None:
        self.environ, self.reply = environ, reply

    def __iter__(self) -> Iterator[bytes]:
        yield self.reply

    def close(self) -> None:
        """Do now what was said to be done; the web server calls this when the reply is out."""
        time.sleep(LATE)
        list(site(self.environ, say_nothing))


def say_nothing(*_said: Any) -> Callable[[bytes], object]:
    """Take the status and the headers, which nobody waits for any more."""
    return lambda _part: None


def application(environ: dict[str, Any], start_response: Start) -> Any:
    """Answer a save at once, and everything else as the site does."""
    if environ["REQUEST_METHOD"] != "PUT":
        return site(environ, start_response)
    body = environ["wsgi.input"].read()
    said = json.loads(body)
    reply = json.dumps({**said, "revision": said["revision"] + 1}).encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(reply)))])
    return Late({**environ, "wsgi.input": io.BytesIO(body)}, reply)
