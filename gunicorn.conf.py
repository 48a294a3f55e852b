"""How the web server runs the site; gunicorn reads this file by itself.

The figures are for two cores. WEB_CONCURRENCY sets the number of processes, and GUNICORN_CMD_ARGS or the command line
all the rest: `GUNICORN_CMD_ARGS="--threads 8" gunicorn config.wsgi`.
"""

import os
from typing import Any

# A proxy on this machine ends TLS. By default a PORT in the environment would open the site to the whole network.
bind = f"127.0.0.1:{os.environ.get('PORT') or 8000}"

asked = os.environ.get("WEB_CONCURRENCY") or "3"
if int(asked) < 1:
    raise SystemExit(
        f"The site does not start. WEB_CONCURRENCY is {asked!r}; write a number of processes from 1."
    )
# Making a PDF keeps one process busy for seconds. Two are made at once and no more, so a third process answers.
workers = int(asked)
worker_class = "gthread"
threads = 4  # of each process: a slow browser or a wait for the database holds one thread
timeout = 60  # seconds without a sign of life of a process, not the length of a request
graceful_timeout = 60  # seconds for what is under way when a process stops; a PDF fits in
max_requests, max_requests_jitter = 2_000, 400  # then a process is replaced: it never grows for ever

# The longest address of the site is far shorter, and a browser sends about twenty headers.
limit_request_line, limit_request_fields, limit_request_field_size = 4_094, 60, 8_190

# A sign of life is a change of a file; on a disk that is busy it could come late.
worker_tmp_dir = (
    "/dev/shm" if os.access("/dev/shm", os.W_OK | os.X_OK) else None
)  # None: the folder of the system
logger_class = (
    "config.server_log.ServerLog"  # an access log, where one is kept, holds no secret of an invitation
)
control_socket_disable = True  # it would be a file in the home folder that steers the server

# By default a proxy on the same machine may name the start of every address in a header, `Script_Name`. Most proxies
# pass that header on from whoever sends it, and then a stranger names it, or gets an error of the server.
forwarder_headers = ""
# By default whatever comes from this machine may say that it came over https. Only BEHIND_PROXY decides on that.
secure_scheme_headers: dict[str, str] = {}

# Numpy would start threads of its own in every process, for tables that are too small for them.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def on_starting(server: Any) -> None:
    """Load the site once, before there is any process or address; say in one sentence why it cannot start.

    The processes share what is loaded here. New code needs a restart, a HUP signal does not load it.
    """
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management.base import SystemCheckError
    from django.db import connections

    try:
        server.app.wsgi()
    except (ImproperlyConfigured, SystemCheckError) as refusal:
        raise SystemExit(f"The site does not start. {refusal}") from None
    connections.close_all()  # each process opens its own
