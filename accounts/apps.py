"""Start-up of the accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Connects the check on views and the log of sign-ins."""

    name = "accounts"

    def ready(self) -> None:
        """Import for the side effect of registering."""
        from accounts import checks  # noqa: F401
        from accounts.sign_in import receivers  # noqa: F401
