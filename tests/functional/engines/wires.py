"""Two ways to command a browser with nothing but the standard library: W3C WebDriver, and Firefox's own Marionette.

Both know the same commands with the same parameters; only how they travel differs.
"""

import http.client
import json
import socket
from typing import Any, Protocol

PATIENCE = 60  # seconds for one command; a machine may be busy
PATHS = {  # of WebDriver, below the session
    "Navigate": ("POST", "/url"),
    "GetCurrentURL": ("GET", "/url"),
    "Back": ("POST", "/back"),
    "Refresh": ("POST", "/refresh"),
    "AcceptAlert": ("POST", "/alert/accept"),
    "FindElement": ("POST", "/element"),
    "ElementClick": ("POST", "/element/{id}/click"),
    "ElementSendKeys": ("POST", "/element/{id}/value"),
    "SetWindowRect": ("POST", "/window/rect"),
    "ExecuteScript": ("POST", "/execute/sync"),
}


class Refused(Exception):
    """The browser did not do what was asked; its words."""


class Wire(Protocol):
    """A session with one browser."""

    def ask(self, command: str, **given: Any) -> Any:
        """Return what the browser answers to a command, or raise `Refused`."""

    def end(self) -> None:
        """End the session."""


class WebDriver:
    """The protocol of every engine, over HTTP."""

    def __init__(self, port: int, capabilities: dict[str, Any]) -> None:
        self.port = port
        self.session = ""
        made = self.send("POST", "", {"capabilities": {"alwaysMatch": capabilities}})
        self.session = f"/{made['sessionId']}"

    def ask(self, command: str, **given: Any) -> Any:
        method, path = PATHS[command]
        return self.send(method, path.format(**given), given if method == "POST" else None)

    def end(self) -> None:
        self.send("DELETE", "", None)

    def send(self, method: str, path: str, body: Any) -> Any:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            content = None if body is None else json.dumps(body)
            connection.request(method, f"/session{self.session}{path}", content)
            answer = connection.getresponse()
            value = json.loads(answer.read())["value"]
        finally:
            connection.close()
        if answer.status != 200:
            raise Refused(f"{value['error']}: {value['message']}")
        return value


class Marionette:
    """What Firefox speaks by itself: `length:[0, number, command, parameters]` over one connection."""

    def __init__(self, port: int, capabilities: dict[str, Any]) -> None:
        self.line = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self.reader = self.line.makefile("rb")
        self.number = 0
        self.hear()  # who it is
        self.ask("NewSession", **capabilities)

    def ask(self, command: str, **given: Any) -> Any:
        self.number += 1
        content = json.dumps([0, self.number, f"WebDriver:{command}", given])
        self.line.sendall(f"{len(content.encode())}:{content}".encode())
        _kind, _number, error, result = self.hear()
        if error:
            raise Refused(f"{error['error']}: {error['message']}")
        return result["value"] if set(result) == {"value"} else result

    def hear(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            if not (character := self.reader.read(1)):
                raise Refused("Firefox closed the connection.")
            length += character
        return json.loads(self.reader.read(int(length[:-1])))

    def end(self) -> None:
        self.ask("DeleteSession")
        self.reader.close()
        self.line.close()
