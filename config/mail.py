"""Reading where mail goes: to a mail server, or into a folder where the site is not in production."""

from urllib.parse import unquote

from django.core.exceptions import ImproperlyConfigured

from config.environment import parts_of


def mail_folder(url: str) -> str:
    """Return the folder that file:///folder names, in which each mail becomes a file; empty for another address."""
    return url.removeprefix("file://") if url.startswith("file:///") else ""


def mail_server(url: str) -> tuple[str, int, str, str, bool, bool]:
    """Translate the address of a mail server: host, port, user, password, TLS from the start, TLS after that.

    Without TLS only on this machine: what is sent opens an account.
    """
    parts = parts_of(url)
    if parts is None or parts.scheme not in ("smtps", "smtp") or not parts.hostname:
        raise ImproperlyConfigured(
            "EMAIL_URL is no address of a mail server: write smtps://user:password@host."
        )
    is_encrypted, is_here = parts.scheme == "smtps", parts.hostname in ("localhost", "127.0.0.1")
    port = parts.port or (465 if is_encrypted else 587)
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return parts.hostname, port, user, password, is_encrypted, not is_encrypted and not is_here
