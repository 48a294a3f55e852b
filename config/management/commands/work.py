"""Carry out what is put in the queue, until told to stop; the site needs one such process beside the web server."""

import asyncio
import logging
import signal
from argparse import ArgumentParser
from typing import Any

from asgiref.sync import sync_to_async
from django.core.checks import Tags
from django.core.management.base import BaseCommand, CommandError
from django.db import Error, close_old_connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import ConnectorException
from procrastinate.psycopg_connector import PsycopgConnector

from accounts.security.database import refuse_of_another_mode
from background.actions import take_up_stalled
from background.rules.retrying import STALLED_AFTER
from config.start import bound_waiting

logger = logging.getLogger(__name__)
# Work may take longer than a page, and it does not wait for ever either.
WAITS = "-c statement_timeout=600s -c lock_timeout=30s -c idle_in_transaction_session_timeout=900s"
MOST_CONNECTIONS = 4  # of the queue itself, beside the one on which the work is done
BEATS = 3  # signs of life within the time after which a worker counts as gone


class Command(BaseCommand):
    """Work until TERM or INT comes; what is under way then is finished first. Anything else ends it with status 1.

    Whoever starts it starts it again, as systemd does: what it was at is taken up by the next one.
    """

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take after how many seconds without a sign of life a worker counts as gone."""
        parser.add_argument("--stalled-after", type=float, default=STALLED_AFTER, metavar="SECONDS")

    def handle(self, *, stalled_after: float, **options: Any) -> None:
        """Look whether the database is ours, then work."""
        refuse_of_another_mode()
        self.check(tags=[Tags.database], databases=["default"])
        bound_waiting(WAITS)
        connector = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=MOST_CONNECTIONS)
        with app.replace_connector(connector):
            if not asyncio.run(work(stalled_after)):
                raise CommandError("The worker ended by itself: the database was away. Start it again.")


async def work(stalled_after: float) -> bool:
    """Work until told to stop; return False when it ended for another reason."""
    loop = asyncio.get_running_loop()
    try:
        async with app.open_async():
            worker = asyncio.create_task(
                app.run_worker_async(
                    install_signal_handlers=False,
                    update_heartbeat_interval=stalled_after / BEATS,
                    stalled_worker_timeout=stalled_after,
                )
            )
            for number in (signal.SIGTERM, signal.SIGINT):
                loop.add_signal_handler(number, worker.cancel)
            looking = asyncio.create_task(look_for_stalled(stalled_after))
            try:
                await worker
            except asyncio.CancelledError:
                return True
            finally:
                looking.cancel()
    except (ConnectorException, OSError) as error:
        logger.error("The worker lost the database: %s", type(error).__name__)
    return False


async def look_for_stalled(stalled_after: float) -> None:
    """Take up, again and again, what other workers left behind."""
    while True:
        await sync_to_async(take_up)(stalled_after)
        await asyncio.sleep(stalled_after / 2)


def take_up(stalled_after: float) -> None:
    """Take up what was left behind; a database that is away is none of its business, the worker ends by itself."""
    close_old_connections()
    try:
        take_up_stalled(stalled_after)
    except (Error, ConnectorException) as error:
        logger.warning("Nobody could look for work that was left behind: %s", type(error).__name__)
    finally:
        close_old_connections()
