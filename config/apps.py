"""Start-up of the site as a whole."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Connects the checks on the database, and the words of fields."""

    name = "config"

    def ready(self) -> None:
        """Import for the side effect of registering."""
        from config import checks  # noqa: F401
        from config.texts.field_words import use_own_words

        use_own_words()
