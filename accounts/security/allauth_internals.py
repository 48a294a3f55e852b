"""The inner parts of django-allauth that the site builds on, in one place: any release may change them.

`pyproject.toml` allows one minor version only; an upgrade starts here. Other modules import from `allauth` what
its documentation names, and the rest from here (held by `tests/test_architecture.py`).
"""

from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    perform_login,
    perform_password_login,
    record_authentication,
)
from allauth.account.internal.stagekit import clear_login, unstash_login
from allauth.core.internal import ratelimit
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    validate_totp_code,
)
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.internal.auth import WebAuthn

__all__ = [
    "AUTHENTICATION_METHODS_SESSION_KEY",
    "TOTP",
    "RecoveryCodes",
    "WebAuthn",
    "clear_login",
    "format_hotp_value",
    "generate_totp_secret",
    "get_authentication_records",
    "hotp_value",
    "perform_login",
    "perform_password_login",
    "ratelimit",
    "record_authentication",
    "unstash_login",
    "validate_totp_code",
    "webauthn",
]
