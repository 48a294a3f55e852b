"""Settings: one file, everything that differs between places comes from the environment.

`VEERKRACHT_MODE` is `production` (the default, every safety on), `demo` (this machine, plain http)
or `test`. What is missing is named in one sentence; `dotenv-sample` lists all variables.
"""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config.environment import database, parts_of, required, site_address, whole_number
from config.logs import LOGGING as LOGGING
from config.mail import mail_folder, mail_server

BASE_DIR = Path(__file__).resolve().parent.parent
MODE = os.environ.get("VEERKRACHT_MODE", "production")
if MODE not in {"production", "demo", "test"}:
    raise ImproperlyConfigured(f"VEERKRACHT_MODE is {MODE!r}; choose production, demo or test.")
IS_PRODUCTION = MODE == "production"


def origin_of(url: str) -> list[str]:
    """Return scheme and host of an address, as a content policy names them; nothing for no address."""
    if not url:
        return []
    parts = parts_of(url)
    if parts and parts.netloc and parts.scheme in (("https",) if IS_PRODUCTION else ("https", "http")):
        return [f"{parts.scheme}://{parts.netloc}"]
    raise ImproperlyConfigured(f"OIDC_SERVER_URL is {url!r}; write an address that begins with https://.")


def second_factor_keys() -> list[str]:
    """Return the keys that lock up what second factors rest on: the first one locks, all of them open."""
    if not IS_PRODUCTION:
        return os.environ.get("SECOND_FACTOR_KEY", SECRET_KEY).split(",")
    keys = required("SECOND_FACTOR_KEY", "a long random text, another one than SECRET_KEY.").split(",")
    if any(len(key) < 32 or key == SECRET_KEY for key in keys):
        raise ImproperlyConfigured(
            "SECOND_FACTOR_KEY is too short or the same as SECRET_KEY: take a random text of 32 characters or more."
        )
    return keys


def number_of_proxies() -> int:
    """Return how many proxies of our own are in front; in production it has to be said, also when there are none."""
    hint = "the number of proxies in front of the site, such as 1; 0 when there are none."
    if IS_PRODUCTION:
        required("BEHIND_PROXY", hint)
    return whole_number("BEHIND_PROXY", hint)


DEBUG = False
SECRET_KEY = required("SECRET_KEY", "a long random text that stays the same between restarts.")
ALLOWED_HOSTS = (
    required("ALLOWED_HOSTS", "the host names of the site, separated by commas.").split(",")
    if IS_PRODUCTION
    else ["127.0.0.1", "localhost", "testserver"]
)
SITE_ADDRESS = site_address(os.environ.get("SITE_ADDRESS", ""), ALLOWED_HOSTS) if IS_PRODUCTION else ""
# The web process connects as a role that owns nothing; migrations connect as the owner.
DATABASES = {"default": database(required("DATABASE_URL", "postgresql://web_role:password@host/database."))}
if owner_url := os.environ.get("DATABASE_OWNER_URL"):
    DATABASES["owner"] = database(owner_url)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",  # its templates, to be found after our own
    "csp",
    *("crispy_forms", "crispy_bootstrap5"),
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "procrastinate.contrib.django",
    "config",
    *("audit", "paper", "revisions", "typed"),
    *("accounts", "background"),
    "portfolio",
    *("children", "lifecourse", "assessments"),
    *("reviews", "advice", "consents", "invitations", "meetings", "reminders"),
    *("reliability", "exports"),
    "logbook",
    "rights",
    "reports",
]
MIDDLEWARE = [
    "config.requests.proxies.tell_misfit",
    "csp.middleware.CSPMiddleware",  # before all that answers, so that redirects, errors and files carry it too
    "config.requests.compression.CompressOwnPages",  # the last to touch an answer but for its headers
    "config.requests.middleware.keep_to_own_pages",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.requests.middleware.keep_pages_private",
    "config.requests.middleware.choose_language",
    "config.requests.probes.answer_probes",  # before the name of the host is looked at, and before any session
    "config.requests.middleware.explain_wrong_method",
    "django.middleware.common.CommonMiddleware",
    "config.requests.middleware.refuse_unstorable_text",
    "config.requests.middleware.tidy_posted_text",
    "config.requests.middleware.isolate_directions",
    "config.requests.middleware.KeepAnswer",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.KeepSession",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "accounts.middleware.RequireSecondFactor",
    "audit.middleware.note_occasion",
    "accounts.middleware.TellLostKey",
    "accounts.middleware.CountWrites",
    "accounts.middleware.CountChildren",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.attach_access",
    "django.contrib.messages.middleware.MessageMiddleware",
    "config.requests.form_keys.CarryOutOnce",  # the last to look at a request before its view runs
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["revisions.templatetags.post_form"],  # no form has a token without a key
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accounts.context.session",
                "config.navigation.navigation",
                *("logbook.context.log_nag", "meetings.context.coming_meetings"),
                *("rights.context.pressing_requests", "consents.context.birthdays"),
                "invitations.context.to_check",
            ],
        },
    },
]
if MODE == "demo":  # the page of the second step shows the code that it asks for
    TEMPLATES[0]["OPTIONS"]["context_processors"].append("config.demo.codes.code_to_type")
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False
FORM_RENDERER = "config.fields.QuietFields"

# Signing in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.security.backends.MemberBackend"]
ACCOUNT_ADAPTER = "accounts.sign_in.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # nobody signs up; this says what an account has
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an administrator added the address; the site sends no mail
ACCOUNT_LOGIN_TIMEOUT = 600  # seconds between the password and the second step
MFA_ADAPTER = "accounts.sign_in.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = (
    "required"  # a passkey asks for face, finger or PIN: it is two factors by itself
)
MFA_TOTP_ISSUER = "Veerkrachtportfolio"
MFA_TOTP_TOLERANCE = 1  # a clock half a minute off, or a slow hand; each code still works once
SECOND_FACTOR_KEYS = second_factor_keys()
# The organisation's own identity provider; off while OIDC_SERVER_URL is not set
SOCIALACCOUNT_ADAPTER = "accounts.sign_in.identity.IdentityAdapter"
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": []}}
OIDC_SERVER_URL = os.environ.get("OIDC_SERVER_URL", "")
OIDC_NAME = OIDC_ORGANISATION = ""
OIDC_EMAIL_IS_VERIFIED = os.environ.get("OIDC_EMAIL_IS_VERIFIED") == "yes"
OIDC_SECOND_FACTOR = os.environ.get("OIDC_SECOND_FACTOR", "")
if OIDC_SERVER_URL:
    OIDC_ORGANISATION = required("OIDC_ORGANISATION", "the organisation whose people sign in this way.")
    OIDC_NAME = os.environ.get("OIDC_NAME") or OIDC_ORGANISATION
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"].append(
        {
            "provider_id": "organisatie",
            "name": OIDC_NAME[:40],
            "client_id": required("OIDC_CLIENT_ID", "how the identity provider knows this site."),
            "secret": required("OIDC_CLIENT_SECRET", "what the identity provider gave this site."),
            "settings": {"server_url": OIDC_SERVER_URL},
        }
    )
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "sign-in"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "full_name"]},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "accounts.security.passwords.KnownWordValidator"},
]
if MODE == "test":  # a slow hash tests nothing and costs minutes
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Mail, for links to choose a password and reminders; off while EMAIL_URL is not set. The demo prints it, or keeps it in files
if EMAIL_FILE_PATH := "" if IS_PRODUCTION else mail_folder(os.environ.get("EMAIL_URL", "")):
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
if has_mail_server := bool(os.environ.get("EMAIL_URL")) and not EMAIL_FILE_PATH:
    EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD, EMAIL_USE_SSL, EMAIL_USE_TLS = mail_server(
        os.environ["EMAIL_URL"]
    )
    DEFAULT_FROM_EMAIL = required("EMAIL_FROM", "the address that the site sends mail from.")
if MAIL_IS_PRINTED := MODE == "demo" and not has_mail_server and not EMAIL_FILE_PATH:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
MAIL_IS_ON = has_mail_server or MAIL_IS_PRINTED or bool(EMAIL_FILE_PATH)
EMAIL_TIMEOUT = 10
PROCRASTINATE_PERIODIC_DEFAULTS = {
    "max_delay": 24 * 3600
}  # what comes up by the clock while no worker is there

# Language and time
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# Counts of attempts, shared by all processes of the site
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_cache",
        "KEY_FUNCTION": "accounts.security.limits.key_of_count",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # far above what is in use, so that nobody can push counts out
    }
}

# Static files: fingerprinted, compressed, ES module imports rewritten
STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT") or BASE_DIR / ".local" / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if MODE == "test"
            else "config.storage.FingerprintedStorage"
        )
    },
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = MODE == "test"

# Nothing from another host, no inline script, no inline style element
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        **{kind: [SELF] for kind in ("script-src", "style-src", "font-src", "connect-src", "manifest-src")},
        "img-src": [SELF, "data:"],  # Bootstrap's own form icons are data: images
        "form-action": [SELF, *origin_of(OIDC_SERVER_URL)],  # the button to the identity provider
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = IS_PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if IS_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_PRODUCTION
TRUSTED_PROXIES = number_of_proxies()
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)/?$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_PRODUCTION
SESSION_COOKIE_NAME = "__Host-session" if IS_PRODUCTION else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_PRODUCTION else "csrf"
LANGUAGE_COOKIE_NAME = "__Host-language" if IS_PRODUCTION else "django_language"
WRITER_COOKIE_NAME = "__Host-writer" if IS_PRODUCTION else "writer"
DEVICE_COOKIE_NAME = "__Host-device" if IS_PRODUCTION else "device"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 31_536_000
SESSION_ENGINE = "accounts.security.session_store"
SESSION_COOKIE_AGE = 12 * 3600  # the end of a session, however busy its user is
SESSION_IDLE_SECONDS = 60 * (whole_number("SESSION_IDLE_MINUTES", "a number of minutes, such as 30.") or 30)
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # they may name a child: no cookie
CSRF_COOKIE_HTTPONLY = True  # scripts ask `session-state` for the token
CSRF_FAILURE_VIEW = "config.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 262_144
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # a choice per passage when everything about a child is looked through
# A file is a form (in YAML at most 256 kB, in JSON 1 MB) or answers of at most 500 kB; what comes in a larger request is read past and never kept.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_100_000
