"""Where sessions are kept: Django's own way, in a table that also knows whose they are and that opens none of them.

The browser has the key of a session, the table its digest: whoever reads the database or a backup is nobody's
session. The site is synchronous; the methods of Django for the other way are not used.
"""

from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from accounts.models import Session
from audit.occasion import session_digest


class SessionStore(DatabaseStore):
    """Keeps sessions by the digest of their key, and by user, so that people can see and end their own."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Return the model that holds the sessions."""
        return Session

    def _get_session_from_db(self) -> Session | None:
        """Return the row of this session; without one, forget the key that the browser sent."""
        kept = session_digest(self.session_key or "")
        row = Session.objects.filter(session_key=kept, expire_date__gt=timezone.now()).first()
        if row is None:
            self._session_key = None
        return cast(Session | None, row)

    def exists(self, session_key: str) -> bool:
        """Say whether there is a session with this key, over or not."""
        return bool(super().exists(session_digest(session_key)))

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Return the row, with whose session it is; of nobody until someone signed in."""
        row = cast(Session, super().create_model_instance(data))
        row.session_key = session_digest(row.session_key)
        row.user_id = data.get(SESSION_KEY)
        return row

    def delete(self, session_key: str | None = None) -> None:
        """Remove the row of this session, or of the one with the given key."""
        if key := session_key or self.session_key:
            super().delete(session_digest(key))
