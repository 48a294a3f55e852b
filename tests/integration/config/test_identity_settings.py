"""The identity provider comes from the environment: whole or not at all, and over https."""

import json

import pytest

from tests.integration.config.test_settings import WHOLE, run

PROVIDER = {
    "OIDC_SERVER_URL": "https://inloggen.wilg.example/realm",
    "OIDC_CLIENT_ID": "portfolio",
    "OIDC_CLIENT_SECRET": "geheim",
    "OIDC_ORGANISATION": "De Wilg",
}
PROGRAM = """
import json
from config import settings
print(json.dumps([
    [app["name"] for app in settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]],
    [str(source) for source in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"]],
]))
"""


@pytest.mark.parametrize("missing", ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_ORGANISATION"])
def test_half_a_provider_stops_with_one_sentence(missing: str) -> None:
    environment = {name: value for name, value in {**WHOLE, **PROVIDER}.items() if name != missing}
    stopped = run(environment, "manage.py", "check")
    assert stopped.returncode != 0
    assert f"Set {missing} in the environment: " in stopped.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize(
    "url", ["http://inloggen.wilg.example", "inloggen.wilg.example", "https://", "https://[::1"]
)
def test_provider_is_asked_over_https(url: str) -> None:
    stopped = run({**WHOLE, **PROVIDER, "OIDC_SERVER_URL": url}, "manage.py", "check")
    assert stopped.returncode != 0
    assert "an address that begins with https://" in stopped.stderr.strip().splitlines()[-1]


def test_provider_is_off_until_it_is_named_and_the_policy_then_names_it() -> None:
    without = json.loads(run(WHOLE, "-c", PROGRAM).stdout)
    assert without == [[], ["'self'"]]
    with_one = json.loads(run({**WHOLE, **PROVIDER}, "-c", PROGRAM).stdout)
    assert with_one == [["De Wilg"], ["'self'", "https://inloggen.wilg.example"]]
