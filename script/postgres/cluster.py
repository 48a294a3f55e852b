"""Making, starting and stopping the database."""

import contextlib
import os
import re
import secrets
import shutil
import socket
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from postgres.server import SOCKET_NAME, Refusal, Server, checked_run, own_folder, run_as

INITDB_OPTIONS = ("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-instructions")
SETTINGS = (
    "listen_addresses=",
    "port=5432",
    "unix_socket_permissions=0700",
    "fsync=on",
    "full_page_writes=on",
    "synchronous_commit=on",
)
CRASH_PATIENCE = 15  # seconds that the processes of a killed server may take to go away
START_PATIENCE = 120  # seconds that a recovery may take
PASSING_TROUBLE = re.compile("shared memory block|lock file|already in use")


def make_data(passwords: dict[str, str], programs: Path, server: Server) -> None:
    """Make the database aside and move it in place when complete, so that half of one is never used."""
    for remains in server.home.glob("postgres.new-*"):
        shutil.rmtree(remains, ignore_errors=True)
    draft = server.home / f"postgres.new-{secrets.token_hex(4)}"
    own_folder(draft, server)
    with tempfile.NamedTemporaryFile("w", dir=server.socket) as file:
        file.write(secrets.token_urlsafe(24))  # the superuser's password: nobody keeps it
        file.flush()
        os.chown(file.name, server.uid, server.gid)
        places = ["-D", str(draft), "-U", "postgres", f"--pwfile={file.name}"]
        checked_run([str(programs / "initdb"), *places, *INITDB_OPTIONS], server)
    owner, web = "veerkracht_owner", "veerkracht_web"
    statements = [
        f"CREATE ROLE {owner} LOGIN NOSUPERUSER CREATEDB",  # CREATEDB: for the test databases
        f"CREATE ROLE {web} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS",
        f"CREATE DATABASE veerkracht OWNER {owner}",
        "REVOKE ALL ON DATABASE veerkracht FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE veerkracht TO {web}",
    ]
    run_sql(statements, draft, programs, server)
    set_passwords(passwords, draft, programs, server)
    draft.rename(server.data)


def set_passwords(passwords: dict[str, str], data: Path, programs: Path, server: Server) -> None:
    """Give both roles their passwords."""
    statements = [f"ALTER ROLE veerkracht_{role} PASSWORD '{word}'" for role, word in passwords.items()]
    run_sql(statements, data, programs, server)


def run_sql(statements: Iterable[str], data: Path, programs: Path, server: Server) -> None:
    """Run statements as superuser on a stopped server, which needs no password and no client."""
    release_locks(data, server)
    command = [str(programs / "postgres"), "--single", "-D", str(data), "-c", "exit_on_error=on", "postgres"]
    checked_run(command, server, input="".join(f"{statement}\n" for statement in statements))


def release_locks(data: Path, server: Server) -> None:
    """Let a lock file that was left behind not name a process that has nothing to do with this database.

    After a crash its number may be another program's, and PostgreSQL would then refuse to start for ever.
    The file stays, with our number in place of the other: PostgreSQL passes over its parent's, and goes on
    to look whether processes of the old server still use the shared memory that the file names.
    """
    for file in (data / "postmaster.pid", server.socket / f"{SOCKET_NAME}.lock"):
        with contextlib.suppress(FileNotFoundError):
            pid = file.read_text().partition("\n")[0].strip()
            if pid.isdecimal() and not may_serve(int(pid), data):
                replace = '{ echo "$1"; tail -n +2 "$2"; } >"$2.new" && mv "$2.new" "$2"'
                checked_run(["/bin/sh", "-c", replace, "sh", str(os.getpid()), str(file)], server)


def may_serve(pid: int, data: Path) -> bool:
    """Return whether a process may be the server of this data: True where its command cannot be seen."""
    process = Path(f"/proc/{pid}")
    if not Path("/proc/self").exists():
        command = subprocess.run(["ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True).stdout
        return os.fsencode(data) in command
    try:
        command = (process / "cmdline").read_bytes()
        is_dead = (
            b"\nState:\tZ" in (process / "status").read_bytes()
        )  # a zombie: it only waits to be forgotten
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return not is_dead and (not command or os.fsencode(data) in command)


def state(server: Server) -> str:
    """Knock at the socket and return "stopped", "starting" (or stopping), or "ready"."""
    message = b"user\0veerkracht_web\0database\0veerkracht\0\0"
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(2)
        try:
            connection.connect(str(server.socket / SOCKET_NAME))
            connection.sendall(struct.pack("!II", 8 + len(message), 3 << 16) + message)
            answer = connection.recv(4096)
        except OSError:
            return "stopped"
    if not answer:
        return "stopped"
    return "starting" if b"57P03" in answer else "ready"  # 57P03: cannot_connect_now


def is_running(server: Server) -> bool:
    """Return whether the server answers, once it is done starting or stopping."""
    deadline = time.monotonic() + START_PATIENCE
    while (answer := state(server)) == "starting" and time.monotonic() < deadline:
        time.sleep(0.2)
    return answer == "ready"


def start(programs: Path, server: Server) -> None:
    """Start PostgreSQL; after a crash, once the last processes of the old server are gone."""
    if not is_running(server):
        release_locks(server.data, server)
    deadline = time.monotonic() + CRASH_PATIENCE
    while not is_running(server):
        process, begin = launch(programs, server)
        if wait_until_ready(process, server):
            return
        said = server.log.read_bytes()[begin:].decode(errors="replace")
        if not PASSING_TROUBLE.search(said) or time.monotonic() > deadline:
            reason = re.search(r"(?:FATAL|PANIC): +(.*)", said)
            sentence = reason[1] if reason else "it said nothing"
            raise Refusal(f"PostgreSQL did not start ({sentence}): read {server.log}.")
        time.sleep(0.5)


def launch(programs: Path, server: Server) -> tuple[subprocess.Popen[bytes], int]:
    """Start the server process, apart from this terminal, and say where its part of the log begins."""
    settings = [*SETTINGS, f"unix_socket_directories={server.socket}"]
    options = [part for setting in settings for part in ("-c", setting)]
    command = [str(programs / "postgres"), "-D", str(server.data), *options]
    descriptor = os.open(server.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "ab") as log:
        begin = log.tell()
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **run_as(server),
        )
    return process, begin


def wait_until_ready(process: subprocess.Popen[bytes], server: Server) -> bool:
    """Return whether the server came to answer; False when it gave up or took too long."""
    deadline = time.monotonic() + START_PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        if state(server) == "ready":
            return True
        time.sleep(0.05)
    return False


def stop(programs: Path, server: Server) -> None:
    """Stop PostgreSQL cleanly: sessions end, everything is on disk."""
    command = [str(programs / "pg_ctl"), "stop", "-m", "fast", "-w", "-t", "60", "-D", str(server.data)]
    checked_run(command, server)
