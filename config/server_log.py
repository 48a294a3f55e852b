"""What the web server writes down of each request: never the secret of the link of an invitation."""

from typing import Any

from gunicorn.glogging import Logger

from config.logs import without_secrets


class ServerLog(Logger):
    """Takes the secret out of addresses, that of the request and that of the page before it."""

    def atoms(self, resp: Any, req: Any, environ: Any, request_time: Any) -> dict[str, Any]:
        """Return the parts of a line of the access log."""
        atoms: dict[str, Any] = super().atoms(resp, req, environ, request_time)
        return {
            name: without_secrets(part) if isinstance(part, str) else part for name, part in atoms.items()
        }
