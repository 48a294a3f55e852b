"""Runs pytest once for each line it reads, in a fork that begins with the libraries loaded.

A line holds the arguments, the environment and the longest time; the answer is the exit code. Run as a
script in the copy: nothing of the project is loaded before the fork, so each fork reads what stands in the
copy then.
"""

import importlib
import json
import os
import signal
import sys
import time
from contextlib import suppress

LIBRARIES = (
    *("django.test", "django.contrib.staticfiles.testing", "django.db.backends.postgresql.base", "psycopg"),
    *("allauth.core.internal.ratelimit", "fido2.webauthn", "fido2.server", "cryptography.fernet", "requests"),
    *("numpy", "scipy.stats", "weasyprint", "pydantic", "yaml", "PIL.Image"),
    *("qrcode", "jwt", "crispy_forms.helper", "crispy_forms.layout", "whitenoise.middleware"),
)
TIMED_OUT = -1


def main() -> None:
    """Answer until there are no more lines."""
    import pytest

    for name in LIBRARIES:
        with suppress(Exception):  # what is not there, or wants settings first, is loaded in the fork
            importlib.import_module(name)
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            os.setsid()
            out = os.open(asked["output"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(out, 1)
            os.dup2(out, 2)
            os.environ.update(asked["environment"])
            sys.dont_write_bytecode = asked["dont_write_bytecode"]
            sys.path.append(os.path.join(os.getcwd(), "assurance", "access_mutants"))
            code = int(pytest.main(asked["arguments"]))
            sys.stdout.flush()
            os._exit(code)
        print(json.dumps({"code": wait_for(child, asked["seconds"])}), flush=True)


def wait_for(child: int, seconds: float) -> int:
    """Return the exit code of the fork; one that takes too long is ended, with all that it started."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return TIMED_OUT


if __name__ == "__main__":
    sys.path[0] = os.getcwd()
    main()
