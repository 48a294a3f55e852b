"""The site as it is shipped: gunicorn with our file, on a PostgreSQL of its own; and what can be done to both."""

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import Any

from assurance.drill_database import Copy

ROOT = Path(__file__).resolve().parents[2]
PREPARE = (
    ("compile_messages",),
    ("migrate", "--database", "owner", "-v", "0"),
    ("grant_web_role",),
    ("load_instruments", "-v", "0"),
    ("collectstatic", "--noinput", "-v", "0"),
)
SMALL = "3G"  # the disk of the database, when one can be mounted; it takes no more room than is used
STARTING = 180.0  # seconds until the site must answer; a machine may be busy


def children_of(parent: int) -> list[int]:
    """Return the processes that a process started."""
    words = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(word) for word in words]


def command_of(process: int) -> str:
    """Return how a process calls itself; an empty text when it is gone."""
    with suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    return ""


class Web:
    """The web server: started with an environment, and started again when it fell, as systemd would."""

    def __init__(self, environment: dict[str, str], log: Path, application: str = "config.wsgi") -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{probe.getsockname()[1]}"
        self.environment, self.log, self.application = environment, log, application
        self.master: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server and wait until it answers."""
        gunicorn = [sys.executable, "-m", "gunicorn", self.application, "--bind", self.address]
        with self.log.open("ab") as log:
            command = [*gunicorn, "--log-level", "warning"]
            self.master = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        deadline = time.monotonic() + STARTING
        while not self.is_answering():
            if time.monotonic() > deadline or self.master.poll() is not None:
                raise SystemExit(f"The site does not start:\n{self.log.read_text()[-2000:]}")
            time.sleep(0.1)

    def is_answering(self) -> bool:
        """Ask the probe that needs no database."""
        try:
            urllib.request.urlopen(f"http://{self.address}/healthz", timeout=2).close()
        except (urllib.error.URLError, OSError):
            return False
        return True

    def workers(self) -> list[int]:
        """Return the processes that answer."""
        return children_of(self.pid)

    def left_behind(self) -> list[int]:
        """Return every process of this server, also those that nobody keeps any more."""
        found = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal()]
        return [process for process in found if f"--bind {self.address} " in command_of(process)]

    @property
    def pid(self) -> int:
        """The process that keeps the others."""
        assert self.master is not None
        return self.master.pid

    def fall(self) -> None:
        """Kill the master, and end what it leaves behind as systemd does: its workers would stay for a minute."""
        os.kill(self.pid, signal.SIGKILL)
        assert self.master is not None
        self.master.wait()
        deadline = time.monotonic() + STARTING
        for worker in self.left_behind():
            with suppress(ProcessLookupError):
                os.kill(worker, signal.SIGTERM)
        while self.left_behind() and time.monotonic() < deadline:
            time.sleep(0.1)

    def stop(self) -> None:
        """End the server as an operator does."""
        if self.master and self.master.poll() is None:
            self.master.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.master.wait(20)
            self.master.kill()


class Stack:
    """A database and a web server in a folder of their own, in production mode behind a pretended proxy."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.is_small = folder, False
        (folder / ".local").mkdir()
        self.mount_small_disk()
        (folder / ".local").chmod(0o711)
        self.copy = Copy(folder)

    def mount_small_disk(self) -> None:
        """Put the database on a file system of its own, so that it can be full; only root may."""
        image = str(self.folder / "disk")
        if os.geteuid() or not shutil.which("mkfs.ext4"):
            return
        subprocess.run(["truncate", "-s", SMALL, image], check=True)
        made = subprocess.run(["mkfs.ext4", "-q", "-F", "-m", "0", image], capture_output=True, check=False)
        mount = ["mount", "-o", "loop", image, str(self.folder / ".local")]
        self.is_small = (
            made.returncode == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0
        )

    def prepare(self, seats: int) -> list[dict[str, Any]]:
        """Make the database and who works in it, start the site, and return the seats."""
        self.database("start")
        address, owner = self.copy.url("web"), self.copy.url("owner")
        basics = {
            name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "LANG") if name in os.environ
        }
        self.environment = {
            **basics,
            "VEERKRACHT_MODE": "production",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "SECOND_FACTOR_KEY": secrets.token_urlsafe(50),
            "ALLOWED_HOSTS": "portfolio.example",
            "BEHIND_PROXY": "1",
            "STATIC_ROOT": str(self.folder / "static"),
            "DATABASE_URL": address,
        }
        for command in PREPARE:
            self.manage(*command, DATABASE_OWNER_URL=owner)
        making = [sys.executable, "-m", "assurance.stack.making", str(seats)]
        made = subprocess.run(making, cwd=ROOT, env=self.environment, check=True, capture_output=True)
        self.web = Web(self.environment, self.folder / "web.log")
        self.web.start()
        found: list[dict[str, Any]] = json.loads(made.stdout)
        return found

    def manage(self, *command: str, **more: str) -> str:
        """Run a command of the site and return what it said; raises when it failed."""
        manage = [sys.executable, "manage.py", *command]
        done = subprocess.run(
            manage, cwd=ROOT, env={**self.environment, **more}, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(f"{' '.join(command)}: {done.stdout}{done.stderr}")
        return done.stdout

    def database(self, command: str) -> None:
        """Start or stop the database with its own script."""
        status, said, _seconds = self.copy.run(command)
        if status:
            raise SystemExit(f"The database does not {command}: {said}")

    def backends(self) -> list[int]:
        """Return the processes of the database that work for the web role."""
        return [pid for pid in children_of(self.copy.postmaster()) if "veerkracht_web" in command_of(pid)]

    def database_processes(self) -> list[int]:
        """Return all processes of the database, the first one first."""
        first = self.copy.postmaster()
        return [first, *children_of(first)]

    def close(self) -> None:
        """Stop both and throw the folder away."""
        if hasattr(self, "web"):
            self.web.stop()
        self.copy.run("stop")
        if self.is_small:
            subprocess.run(["umount", "--lazy", str(self.folder / ".local")], check=True)
        shutil.rmtree(self.folder)
