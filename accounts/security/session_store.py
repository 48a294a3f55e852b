"""Where sessions are kept: Django's own way, in a table that also knows whose they are."""

from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from accounts.models import Session


class SessionStore(DatabaseStore):
    """Keeps sessions by user, so that people can see and end their own."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Return the model that holds the sessions."""
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Return the row, with whose session it is; of nobody until someone signed in."""
        row = cast(Session, super().create_model_instance(data))
        row.user_id = data.get(SESSION_KEY)
        return row
