"""A browser in two words: never its version, nor anything that tells two of a kind apart."""

import pytest

from accounts.rules.browsers import kind_of_browser

MOZILLA = "Mozilla/5.0"


@pytest.mark.parametrize(
    ("user_agent", "kind"),
    [
        (
            f"{MOZILLA} (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
            ("Firefox", "Windows"),
        ),
        (
            f"{MOZILLA} (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36",
            ("Chrome", "Linux"),
        ),
        (f"{MOZILLA} (Windows NT 10.0) Chrome/140.0.0.0 Safari/537.36 Edg/140.0", ("Edge", "Windows")),
        (f"{MOZILLA} (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15", ("Safari", "Mac")),
        (
            f"{MOZILLA} (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            ("Safari", "iPhone"),
        ),
        (f"{MOZILLA} (iPad; CPU OS 18_0 like Mac OS X) CriOS/140.0 Safari/604.1", ("Chrome", "iPad")),
        (
            f"{MOZILLA} (Linux; Android 15) SamsungBrowser/28.0 Chrome/130.0 Safari/537.36",
            ("Samsung Internet", "Android"),
        ),
        (f"{MOZILLA} (X11; CrOS x86_64 14541.0.0) Chrome/140.0 Safari/537.36", ("Chrome", "Chromebook")),
        ("curl/8.0", ("", "")),
        ("", ("", "")),
    ],
)
def test_browser_is_named_in_two_words(user_agent: str, kind: tuple[str, str]) -> None:
    assert kind_of_browser(user_agent) == kind
