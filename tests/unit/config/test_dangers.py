"""What our code never does: run commands or text as code, fetch addresses, read unsafe formats, use weak digests.

Each rule is seen to find a planted fault.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.apps import APPS

ROOT = Path(__file__).resolve().parents[3]
OURS = [file for app in APPS for file in sorted((ROOT / app).rglob("*.py"))]


class Rule(NamedTuple):
    """Names that may not be used (of a module: nothing in it), but in some files; and a fault it must find."""

    names: frozenset[str]
    planted: str
    except_in: tuple[str, ...] = ()


def names(text: str) -> frozenset[str]:
    return frozenset(text.split())


RULES = {
    "commands of the system": Rule(
        names("subprocess os.system os.popen os.exec os.spawn os.posix_spawn pty commands"),
        "import subprocess",
    ),
    "text as code": Rule(names("eval exec compile codeop runpy ctypes cffi"), "eval(text)"),
    "templates from text": Rule(
        names("django.template.Template django.template.engines jinja2"), "from django.template import Template"
    ),
    "addresses of others": Rule(
        names("urllib.request http.client httpx requests aiohttp socket ftplib smtplib imaplib poplib telnetlib"
              " urllib3 websockets ldap ldap3 paramiko django.core.mail"),
        "from urllib.request import urlopen",
        # the one provider and the one mail server that the operator named
        ("accounts/sign_in/identity.py", "accounts/views/identity.py", "accounts/sign_in/mail.py", "reminders/words.py", "reminders/tasks.py"),
    ),
    "unsafe formats": Rule(
        names("pickle cPickle marshal shelve dill jsonpickle yaml.Loader yaml.UnsafeLoader yaml.FullLoader"
              " yaml.full_load yaml.unsafe_load xml lxml defusedxml zipfile tarfile gzip bz2 lzma zlib"),
        "from xml.etree import ElementTree", ("paper/zip_files.py",),  # makes a zip, opens none
    ),
    "weak digests": Rule(names("hashlib.md5 hashlib.sha1 hashlib.new crypt Crypto"), "hashlib.md5(b'')"),
    "chance that can be guessed": Rule(names("random"), "import random", ("config/demo",)),
    "queries as text": Rule(names("django.db.models.expressions.RawSQL RawSQL"), "RawSQL(text)"),
}  # fmt: skip


def used_in(source: str) -> Iterator[str]:
    """Yield the full name of each module, function and attribute that a file imports or calls."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=found):
                yield from (one.name for one in found)
            case ast.ImportFrom(module=str(module), names=found):
                yield from (f"{module}.{one.name}" for one in found)
            case ast.Call(func=ast.Name(id=name)):
                yield name
            case ast.Attribute():
                yield ast.unparse(node)


def faults_of(source: str, rule: Rule) -> list[str]:
    """Return what a file uses that the rule forbids."""
    return [
        used
        for used in used_in(source)
        if any(used == name or used.startswith(f"{name}.") for name in rule.names)
    ]


@pytest.mark.parametrize("name", RULES)
def test_danger_is_nowhere(name: str) -> None:
    rule = RULES[name]
    assert faults_of(rule.planted, rule)
    found = {
        path: faults_of(file.read_text(), rule)
        for file in OURS
        if not (path := file.relative_to(ROOT).as_posix()).startswith(rule.except_in or ("-",))
    }
    assert {path: used for path, used in found.items() if used} == {}


def sql_of(source: str) -> Iterator[str]:
    """Yield each query of our own that is put together from something else than fixed text."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            is_query = node.func.attr in ("execute", "raw", "extra", "executemany", "RunSQL")
            if is_query and any(
                isinstance(part, ast.JoinedStr | ast.BinOp | ast.Call) for part in node.args[:1]
            ):
                yield f"line {node.lineno}"


def test_queries_are_fixed_text_with_their_values_apart() -> None:
    assert len(list(sql_of("c.execute(f'SELECT {x}'); c.execute('a' + b); m.raw('a %s' % b)"))) == 3
    assert len(list(sql_of("c.execute('SELECT {}'.format(x)); c.execute(text.replace('a', b))"))) == 2
    assert not list(sql_of("c.execute('SELECT %s', [x])"))
    found = {file.relative_to(ROOT).as_posix(): list(sql_of(file.read_text())) for file in OURS}
    built = {path for path, lines in found.items() if lines}
    # grant_web_role names the role, which cannot be a value: quoted by psycopg, typed by no user
    assert {path for path in built if "migrations" not in path} == {
        "config/management/commands/grant_web_role.py"
    }
