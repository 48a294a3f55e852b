"""Where mail goes, as the environment says it."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.mail import mail_folder, mail_server


@pytest.mark.parametrize(
    ("url", "folder"),
    [("file:///srv/mail", "/srv/mail"), ("file://srv/mail", ""), ("smtps://a:b@mail.example", ""), ("", "")],
)
def test_folder_is_what_begins_at_the_root(url: str, folder: str) -> None:
    assert mail_folder(url) == folder


def test_mail_server_is_read_from_its_address() -> None:
    found = mail_server("smtps://site:p%40ss@mail.example")
    assert found == ("mail.example", 465, "site", "p@ss", True, False)


def test_folder_is_no_mail_server_so_that_production_refuses_it() -> None:
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        mail_server("file:///srv/mail")
