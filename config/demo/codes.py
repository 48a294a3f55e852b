"""The second step of the demo: its people have an app each, and the site shows what it would say.

Only with VEERKRACHT_MODE=demo; `config/settings.py` names this nowhere else.
"""

import time

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt
from django.http import HttpRequest

from accounts.actions.second_factors import add_app, is_used
from accounts.models import User
from accounts.queries.own import has_second_factor
from accounts.security.allauth_internals import (
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    unstash_login,
)
from config.demo.plans import DemoPlan


def give_apps(plan: DemoPlan) -> None:
    """Give everyone of the demo an app, unless there is a second factor already."""
    for user in User.objects.filter(email__in=[person.email for person in plan.people.values()]):
        if not has_second_factor(user):
            add_app(user=user, secret=generate_totp_secret(), by=None)


def code_of(user: User) -> str:
    """Return the six digits to type now: what the app of this person shows, or shows next when that was used.

    A code works once, and the one after it works already. Nothing without an app, or for real people.
    """
    apps = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP)
    app = apps.exclude(user__memberships__organisation__is_demo=False).first()
    if app is None:
        return ""
    count = int(time.time()) // app_settings.TOTP_PERIOD
    secret = decrypt(app.data["secret"])
    codes = [format_hotp_value(hotp_value(secret, count + later)) for later in (0, 1)]
    return next((code for code in codes if not is_used(user=user, code=code)), codes[0])


def code_to_type(request: HttpRequest) -> dict[str, str]:
    """Give the page of the second step the code that it asks for."""
    match = request.resolver_match
    login = unstash_login(request, peek=True) if match and match.url_name == "second-step" else None
    return {"demo_code": code_of(login.user)} if login and login.user else {}
