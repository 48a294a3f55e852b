"""The address where a new person chooses a password: works once, for three days."""

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from accounts.models import User


def path_to_choose_password(user: User) -> str:
    """Return the path of the page on which this person chooses a password."""
    key = {
        "uidb64": urlsafe_base64_encode(force_bytes(user.pk)),
        "token": default_token_generator.make_token(user),
    }
    return reverse("choose-password", kwargs=key)
