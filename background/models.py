"""What was carried out; the queue itself has tables of its own, which the package behind it defines."""

from typing import ClassVar

from django.db import models


class Done(models.Model):
    """A job of which everything was carried out: written in the same transaction as what it did.

    The queue learns of it a moment later. A worker that is killed in between leaves a job that looks unfinished;
    when it is taken up again this row says that nothing is left to do.
    """

    PERSONAL: ClassVar[set[str]] = set()

    job = models.BigIntegerField(primary_key=True)  # no foreign key: the queue is cleared by its own rules
    done_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "done"

    def __str__(self) -> str:
        return str(self.job)
