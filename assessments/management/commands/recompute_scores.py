"""Compute the scores of all signed forms anew and report what differs; nothing is changed.

Each line names the form, the element, what is stored, what comes out now, and the scoring version that
was stored. Exit status 1 when anything differs, 2 when it was asked for a child that is not there.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessments.models import Assessment
from assessments.rules.recomputing import RecomputedPart, differences_in
from children.models import Child
from portfolio.queries.instruments import form_of

AT_A_TIME = 200  # forms in memory


class Command(BaseCommand):
    """Go through the forms one by one, in constant memory."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the child whose forms are to be recomputed; without one, all."""
        parser.add_argument("--child", metavar="ID", help="only the forms of this child")

    def handle(self, *, child: str | None, **options: Any) -> None:
        """Print each difference, then how many there are."""
        n_forms = n_differing = 0
        for form_id, scoring_version, found in self.recomputed(child):
            n_forms += 1
            n_differing += bool(found)
            for difference in found:
                self.stdout.write(
                    f"{form_id} {difference.part}: stored {difference.stored}, "
                    f"recomputed {difference.recomputed}, scoring version {scoring_version}"
                )
        summary = f"{n_forms} signed forms recomputed, {n_differing} with differences."
        if n_differing:
            raise CommandError(summary, returncode=1)
        self.stdout.write(summary)

    def recomputed(self, child: str | None) -> Iterator[tuple[UUID, str, list[RecomputedPart]]]:
        """Yield each signed form with its scoring version and its differences."""
        signed = Assessment.objects.ever_signed().filter(child__practised_by=None)
        forms = signed.order_by("instrument_version_id", "pk")
        if child is not None:
            forms = forms.filter(child=existing(child))
        columns = forms.values_list("pk", "instrument_version_id", "document", "scores")
        for form_id, version_id, document, scores in columns.iterator(chunk_size=AT_A_TIME):
            stored = scores or {}
            found = list(differences_in(form_of(version_id), document or {}, stored))
            yield form_id, str(stored.get("scoring_version", "none")), found


def existing(child: str) -> UUID:
    """Return the id of a child; one sentence and exit status 2 when there is no such child."""
    try:
        return Child.objects.values_list("pk", flat=True).get(pk=UUID(child))
    except (ValueError, Child.DoesNotExist) as error:
        raise CommandError(f"There is no child {child}.", returncode=2) from error
