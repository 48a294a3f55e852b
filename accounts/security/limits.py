"""How often someone may fail: enough for 60 colleagues behind one address, too little for an attacker.
And how often one person may do what is heavy or takes much along.

An attempt is counted before it is judged and taken back when it was right, so many at once gain nothing.
See docs/adr/0011-sign-in.md for the figures.
"""

import threading
import time
from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from accounts.http import Request
from accounts.models import User
from accounts.security import devices
from accounts.security.allauth_internals import ratelimit
from audit.actions import record
from audit.rules.events import EventType

WAIT = 300  # seconds that a limit lasts, but for the one of a day
KNOWN = "known browser"
RATES = {
    ("password", KNOWN): ["5/5m/key"],
    ("password", ""): ["20/5m/ip", "5/5m/key"],
    ("code", KNOWN): ["10/5m/key"],
    ("code", ""): ["20/5m/ip", "5/5m/key", "20/d/key"],  # who gets here knows the password already
    ("forgotten", KNOWN): ["5/h/key"],
    ("forgotten", ""): ["20/5m/ip", "3/h/key"],  # each one is a mail to someone
    ("invitation", ""): [
        "20/5m/ip",
        "3000/5m/key",
    ],  # links that open nothing; the key is the same for all of them
    ("passkey", ""): ["300/5m/ip"],  # nothing to guess: this only spares the server
}
HEAVY = {  # what one person may ask of the site: more than the busiest day, less than a machine
    "search": "60/5m/user",
    "report": "30/h/user",
    "export": "60/h/user",
    "data": "10/h/user",
    "archive": "10/h/user",
    "people": "120/h/user",
    "register": "120/h/user",
    "upload": "120/h/user",  # files and forms in YAML, which are read part by part
}

MOST_REMEMBERED = 1_000  # people, after which those who wrote nothing lately are forgotten
MOST_WRITES = (
    40,
    10.0,
)  # of one person in so many seconds, in one process: far above what a hand or a tablet sends


class TooManyAttempts(Exception):
    """So many attempts failed that this one is not looked at."""


@dataclass(frozen=True)
class Attempt:
    """One attempt that was counted as failed, or one use, until it is taken back."""

    counted: tuple[ratelimit.RateLimitUsage, ...]

    def take_back(self) -> None:
        """Undo the count in every rate limit: the attempt turned out to be right."""
        for usage in self.counted:
            usage.rollback()


def attempt(request: HttpRequest, what: str, email: str) -> Attempt:
    """Count an attempt for this account and address; `TooManyAttempts` when there were too many."""
    browser = devices.name_of(request, email) if email else ""
    counted: list[ratelimit.RateLimitUsage] = []
    for rate in RATES[what, KNOWN if browser else ""]:
        config, key = {what: rate}, f"{email}:{browser}"
        usage = ratelimit.consume(
            request, app="accounts", action=what, config=config, key=key, limit_get=True
        )
        if not usage:
            Attempt(tuple(counted)).take_back()
            tell(request, what, User.objects.filter(email=email).first())
            raise TooManyAttempts
        counted.append(usage)
    return Attempt(tuple(counted))


def spend(request: Request, what: str) -> Attempt:
    """Count one use of the action `what` against `HEAVY`; raise `TooManyAttempts` above the limit."""
    usage = ratelimit.consume(request, app="accounts", action=what, config=HEAVY, limit_get=True)
    if not usage:
        tell(request, what, request.user)
        raise TooManyAttempts
    return Attempt((usage,))


class Writes:
    """When each person wrote lately, in the memory of this process: no page costs a query more.

    A site of three processes so takes at most three times as much. Who is stopped can go on a few seconds later.
    """

    def __init__(self) -> None:
        self.lately: dict[object, list[float]] = {}
        self.lock = threading.Lock()

    def may_go_on(self, who: object) -> bool:
        """Count one more write of this person; False when there were `MOST_WRITES`, and it is not to be done."""
        most, seconds = MOST_WRITES
        with self.lock:
            now = time.time()
            if len(self.lately) > MOST_REMEMBERED:
                self.lately = {one: found for one, found in self.lately.items() if now - found[-1] < seconds}
            found = [moment for moment in self.lately.get(who, ()) if now - moment < seconds]
            is_fine = len(found) < most
            self.lately[who] = [*found, now] if is_fine else found
        return is_fine


writes = Writes()


def tell(request: HttpRequest, what: str, about: User | None) -> None:
    """Record `LIMIT_REACHED`, at most once per IP address and action every `WAIT` seconds."""
    if cache.add(f"limit told {what} {ratelimit.get_ip(request)}", True, WAIT):
        by = request.user if request.user.is_authenticated else None
        record(EventType.LIMIT_REACHED, target=about, by=by, is_refused=True)


def key_of_count(key: str, prefix: str, version: int) -> str:
    """Return under which name the cache keeps something: a digest, so that no address can be read there."""
    return salted_hmac(
        "accounts.security.limits", f"{prefix}:{version}:{key}", algorithm="sha256"
    ).hexdigest()


def slow_down(response: HttpResponse) -> HttpResponse:
    """Set status 429 and `Retry-After` (seconds) on the response."""
    response.status_code = 429
    response.headers["Retry-After"] = str(WAIT)
    return response
