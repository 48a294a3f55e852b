"""Keep a private PostgreSQL for the demo and the tests. Standard library only, not for production.

start   make the database if there is none, and start it (safe to repeat, also after a crash)
stop    stop it; the data stays
keep    start it again whenever it falls, as long as the process named with --for is there and wants it;
        when that is gone, end the servers named with --server and then stop the database
status  say whether it runs (exit status 0) or not (3)
env     print the shell lines that point Django at it; starts nothing
find    print the folder of the PostgreSQL programs that would be used (exit status 4: none)

Data, passwords and log are in `.local`. There is no TCP port: the socket is in a folder that only
the server's user and root can enter. VEERKRACHT_PG_BIN names the folder of the programs, or is
`embedded` for those of requirements-embedded.lock. With DATABASE_URL set this script does nothing.
"""

import argparse
import contextlib
import fcntl
import json
import os
import secrets
import shlex
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from postgres import cluster
from postgres.programs import find_programs
from postgres.server import LOCAL, Refusal, Server, find_server, own_folder

PASSWORDS = LOCAL / "database.json"
USERS = LOCAL / "database-users"
STOPPED = 3
PATIENCE = 10  # seconds until `keep` tries again to start a database that would not start
GRACE = 60  # seconds that a web server may take to end, as `graceful_timeout` in gunicorn.conf.py
A_PERSON = 1  # stands for whoever typed `start`: like process 1, such a user never goes away by itself


def database_url(role: str, password: str, socket: Path) -> str:
    """Return the address of the database for one of the two roles."""
    host = quote(str(socket), safe="")
    return f"postgresql://veerkracht_{role}:{quote(password, safe='')}@/veerkracht?host={host}"


def read_passwords() -> dict[str, str] | None:
    """Return the password of each role, or None when there are none yet."""
    try:
        words = json.loads(PASSWORDS.read_text())
        return {"owner": words["owner"], "web": words["web"]}
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def write_passwords(passwords: dict[str, str]) -> None:
    """Keep the passwords in a file for this user only, whole or not at all."""
    draft = PASSWORDS.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(passwords, file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(PASSWORDS)


def addresses() -> dict[str, str]:
    """Return the variables that point Django at our database; empty when there is none yet."""
    passwords = read_passwords()
    if passwords is None:
        return {}
    socket = find_server().socket
    return {
        "DATABASE_URL": database_url("web", passwords["web"], socket),
        "DATABASE_OWNER_URL": database_url("owner", passwords["owner"], socket),
    }


def is_someone_elses() -> bool:
    """Return whether the environment names another database than ours, which we then leave alone."""
    url = os.environ.get("DATABASE_URL")
    if not url or url == addresses().get("DATABASE_URL"):
        return False
    if not os.environ.get("DATABASE_OWNER_URL"):
        raise Refusal(
            "DATABASE_URL is set: set DATABASE_OWNER_URL too, the role that owns the tables migrates."
        )
    return True


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Let one start or stop at a time work on the database; the next one waits."""
    LOCAL.mkdir(exist_ok=True)
    with os.fdopen(os.open(LOCAL / "database.lock", os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def other_users(user: int) -> bool:
    """Return whether another process that is still there asked for the database; forget the others."""
    for path in USERS.glob("*"):
        if not is_there(int(path.name)):
            path.unlink(missing_ok=True)
    return any(path.name != str(user) for path in USERS.glob("*"))


def start(user: int) -> int:
    """Make and start the database, and note who uses it."""
    with alone():
        USERS.mkdir(exist_ok=True)
        (USERS / str(user)).touch()
        server = find_server()
        passwords = read_passwords()
        if passwords and server.data.exists() and cluster.state(server) == "ready":
            print(f"PostgreSQL already runs; its data is in {server.data}.")
            return 0
        own_folder(server.socket, server)
        programs = find_programs(server)
        new = passwords or {role: secrets.token_urlsafe(24) for role in ("owner", "web")}
        if not server.data.exists():
            write_passwords(new)
            cluster.make_data(new, programs, server)
        elif not passwords:
            if cluster.state(server) != "stopped":
                cluster.stop(programs, server)
            cluster.set_passwords(new, server.data, programs, server)
            write_passwords(new)
        cluster.start(programs, server)
        print(f"PostgreSQL from {programs} runs; its data is in {server.data}.")
    return 0


def keep(user: int, servers: Sequence[int] = ()) -> int:
    """Start the database again whenever it falls, until a person has stopped it or its user is gone.

    A user that is gone was killed: it could not end its servers or stop the database, so that is done here.
    """
    server = find_server()
    while is_there(user) and is_wanted_by(user):
        if is_down(server) and is_there(user) and is_wanted_by(user):
            print(
                "The database fell: starting it again. Until then the pages that need it answer 503.",
                flush=True,
            )
            try:
                start(user)
                print("The database is back: what was saved is there.", flush=True)
            except Refusal as refusal:
                print(f"{refusal} The next try is in {PATIENCE} seconds.", file=sys.stderr)
                time.sleep(PATIENCE)
        time.sleep(1)
    if is_there(user):
        print("The database was stopped and stays so: type 'python3 script/database.py start' to go on.")
        return 0
    for process in servers:
        end(process)
    if servers:
        print("The script that started the web server is gone: the server has ended too.")
    return stop(user)


def is_there(process: int) -> bool:
    """Return whether a process is there, whoever owns it."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def is_wanted_by(user: int) -> bool:
    """Return whether a process asked for the database and has not been overruled since."""
    return (USERS / str(user)).exists()


def end(process: int) -> None:
    """Ask a process to end, and wait until it has."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGTERM)
    deadline = time.monotonic() + GRACE
    while is_there(process) and time.monotonic() < deadline:
        time.sleep(0.2)


def is_down(server: Server) -> bool:
    """Return whether nothing answers, twice in a row: once may be a busy machine."""
    for _ in range(2):
        if cluster.state(server) != "stopped":
            return False
        time.sleep(0.5)
    return True


def stop(user: int) -> int:
    """Stop the database: at once for a person, for a script only when no other one uses it."""
    with alone():
        server = find_server()
        (USERS / str(user)).unlink(missing_ok=True)
        if user != A_PERSON and other_users(user):
            print("PostgreSQL runs on: something else uses it.")
            return 0
        for claim in USERS.glob("*"):  # the word of a person goes before that of `keep`
            claim.unlink()
        if cluster.state(server) == "stopped":
            print("PostgreSQL is not running.")
            return 0
        cluster.stop(find_programs(server), server)
        print("PostgreSQL has stopped; the data is kept.")
    return 0


def status(_user: int) -> int:
    """Say whether the database runs."""
    server = find_server()
    state = cluster.state(server)
    print(f"PostgreSQL is {state}; its data is in {server.data}.")
    return 0 if state == "ready" else STOPPED


def env(_user: int) -> int:
    """Print the shell lines that point Django at the database."""
    lines = addresses()
    if not lines:
        raise Refusal("There is no database yet: type 'python3 script/database.py start'.")
    for name, value in lines.items():
        print(f"export {name}={shlex.quote(value)}")
    return 0


def find(_user: int) -> int:
    """Print where the programs are."""
    print(find_programs(find_server()))
    return 0


def main() -> int:
    """Do what was asked, or say in one sentence why not."""
    commands: dict[str, Callable[[int], int]] = {
        "start": start,
        "stop": stop,
        "keep": lambda user: keep(user, arguments.server),
        "status": status,
        "env": env,
        "find": find,
    }
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=commands)
    parser.add_argument(
        "--for", dest="user", type=int, default=A_PERSON, metavar="PID", help="the process that uses it"
    )
    parser.add_argument(
        "--server", type=int, action="append", default=[], metavar="PID", help="a server that runs on it"
    )
    arguments = parser.parse_args()
    try:
        if is_someone_elses():
            if arguments.command in {"start", "status"}:
                print("DATABASE_URL is set: that database is used, nothing is started or stopped here.")
            return 0
        return commands[arguments.command](arguments.user)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return refusal.status
    except KeyboardInterrupt:
        return 130
    except PermissionError as error:
        print(f"This user may not use {error.filename}: do this as its owner.", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
