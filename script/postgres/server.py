"""Where the database is kept, and the OS user that runs it."""

import contextlib
import hashlib
import os
import pwd
import re
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LOCAL = Path(__file__).resolve().parent.parent.parent / ".local"
SOCKET_NAME = ".s.PGSQL.5432"
SOCKET_LIMIT = 103  # bytes in a socket's path on macOS; Linux allows 107
SOCKET_CHARACTERS = re.compile(r"[A-Za-z0-9._/+-]+")  # no comma, quote or space to be escaped in three places


class Refusal(Exception):
    """One sentence for the person at the keyboard, and the exit status."""

    def __init__(self, sentence: str, status: int = 1) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True)
class Server:
    """A place for the data, and the user (never root) that owns it and runs PostgreSQL."""

    home: Path
    uid: int
    gid: int

    @property
    def data(self) -> Path:
        """The data folder; it exists only once the database is complete."""
        return self.home / "postgres"

    @property
    def log(self) -> Path:
        """What PostgreSQL said."""
        return self.home / "postgres.log"

    @property
    def socket(self) -> Path:
        """The folder of the socket, the only way in."""
        return socket_folder(self.home, self.uid)


def short_digest(path: Path) -> str:
    """Return a short name for a path."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def socket_folder(home: Path, uid: int) -> Path:
    """Return the socket's folder: in the home, unless a socket's path cannot be that long or that odd."""
    folder = home / "socket"
    is_short = len(os.fsencode(folder / SOCKET_NAME)) <= SOCKET_LIMIT
    if is_short and SOCKET_CHARACTERS.fullmatch(str(folder)):
        return folder
    # Not TMPDIR or XDG_RUNTIME_DIR: the next shell may have others, and would not find the server.
    return Path("/tmp") / f"veerkrachtportfolio-{uid}-{short_digest(home)}"


def run_as(server: Server) -> dict[str, Any]:
    """Return how to start a process: as the server's user, with nothing of ours in its environment."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    options: dict[str, Any] = {"cwd": "/", "env": kept | {"LC_ALL": "C"}}
    if os.geteuid() == 0:
        options |= {"user": server.uid, "group": server.gid, "extra_groups": []}
    return options


def checked_run(command: list[str], server: Server, **options: Any) -> None:
    """Run a program of PostgreSQL as the server's user, or refuse with the last thing it said."""
    done = subprocess.run(command, capture_output=True, text=True, **options, **run_as(server))
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines() or ["it said nothing"]
        raise Refusal(f"{command[0]} failed: {lines[-1]}")


def own_folder(folder: Path, server: Server) -> None:
    """Make a folder for the server's user alone; refuse one that is there and is not."""
    try:
        folder.mkdir(mode=0o700)
        os.chown(folder, server.uid, server.gid)
    except FileExistsError:
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != server.uid or found.st_mode & 0o077:
            sentence = f"{folder} is not private to the user that runs PostgreSQL: type 'rm -r {folder}'."
            raise Refusal(sentence) from None


def find_server() -> Server:
    """Return the database that is there, else the best place for a new one."""
    LOCAL.mkdir(exist_ok=True)
    is_root = os.geteuid() == 0
    elsewhere = Path("/var/lib") / f"veerkrachtportfolio-{short_digest(LOCAL.parent)}"
    for home in (LOCAL, elsewhere):
        with contextlib.suppress(FileNotFoundError):
            found = (home / "postgres").stat()
            if found.st_uid == 0 or not (is_root or found.st_uid == os.geteuid()):
                raise Refusal(f"{home}/postgres belongs to another user: do this as that user or as root.")
            return Server(home, found.st_uid, found.st_gid)
    if is_root:
        return place_for_root(elsewhere)
    return Server(LOCAL, os.geteuid(), os.getegid())


def place_for_root(elsewhere: Path) -> Server:
    """Return a server run by a service user, outside the working copy if that user cannot reach it."""
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            user = pwd.getpwnam(name)
            server = Server(LOCAL, user.pw_uid, user.pw_gid)
            if can_enter(server, LOCAL):
                return server
            elsewhere.mkdir(exist_ok=True)
            elsewhere.chmod(0o711)  # whatever the umask: the user passes through, and sees only its own
            return Server(elsewhere, user.pw_uid, user.pw_gid)
    raise Refusal("PostgreSQL refuses to run as root and there is no user for it: type 'useradd postgres'.")


def can_enter(server: Server, folder: Path) -> bool:
    """Return whether the server's user can reach a folder."""
    command = ["/bin/sh", "-c", 'cd "$1"', "sh", str(folder)]
    return subprocess.run(command, stderr=subprocess.DEVNULL, **run_as(server)).returncode == 0
