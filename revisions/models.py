"""The forms that were posted and carried out: what is sent once more is answered as the first time."""

from typing import ClassVar
from uuid import UUID

from django.db import connection, models
from django.utils import timezone

LOCKS = 1_718_580_075  # tells these locks of PostgreSQL from others


class PostedFormManager(models.Manager["PostedForm"]):
    """Finds a posted form by the key that its page carried."""

    def in_turn(self, key: UUID) -> "PostedForm | None":
        """Wait for whoever is posting this key right now, then return what was carried out with it, if anything.

        The turn lasts until the transaction ends.
        """
        number = int.from_bytes(key.bytes[-4:], "big", signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCKS, number])
        return self.filter(pk=key).first()


class PostedForm(models.Model):
    """A form that someone posted and that was carried out; written in the transaction of what it changed.

    What was typed is not kept: `place` and `content` are keyed digests of the address and of the fields, and
    `answer` (where it led, what was said, which record it made) is locked up. `person_id` is no foreign key,
    since people lie above.
    """

    PERSONAL: ClassVar[set[str]] = {"person_id", "answer"}

    key = models.UUIDField(primary_key=True)
    person_id = models.UUIDField()
    place = models.CharField(max_length=64)
    content = models.CharField(max_length=64)
    answer = models.TextField()
    posted_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects: ClassVar[PostedFormManager] = PostedFormManager()

    def __str__(self) -> str:
        return str(self.key)
