"""Asking for an export, making it, stopping it, handing it over."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.access import access_of
from accounts.models import Organisation, Team, User
from audit.actions import record
from audit.rules.events import EventType
from background.actions import enqueue
from children.models import Child
from exports.exceptions import TooFew, UnderWay, Unwanted
from exports.files.packages import file_of, file_of_child, nothing
from exports.models import KEPT, Export
from exports.queries.places import Place, is_place_of, small_teams
from exports.rules.contents import LEAST_CHILDREN, Contents, Format, Naming
from paper.tables import TooManyRows

MAKE = "exports.make"


@transaction.atomic
def export_child(*, child: Child, notation: Format, contents: Contents, by: User | None) -> tuple[bytes, str]:
    """Return the file of one child with its suffix; that it leaves is in the log first."""
    record(EventType.DATA_EXPORTED, target=child, child_id=child.pk, by=by)
    return file_of_child(child, notation, Naming(contents))


@transaction.atomic
def ask_export(*, place: Place, notation: Format, contents: Contents, by: User) -> Export:
    """Let an export be made in the background; `UnderWay` while this person waits for another one."""
    User.objects.select_for_update().get(pk=by.pk)
    Export.objects.filter(asked_by=by, asked_at__lte=timezone.now() - KEPT).delete()
    if Export.objects.under_way().filter(asked_by=by).exists():
        raise UnderWay
    export = Export.objects.create(
        organisation_id=place.organisation_id,
        team=place.team,
        format=notation,
        contents=contents,
        asked_by=by,
    )
    enqueue(MAKE, key=f"export {export.pk}", export=str(export.pk))
    return export


def make_export(export_id: UUID) -> None:
    """Make the file of an export, unless it was stopped; it can be begun anew without harm."""
    export = (
        Export.objects.under_way().select_related("team", "organisation", "asked_by").filter(pk=export_id)
    )
    for found in export:
        place = Place(found.target)
        if not is_place_of(access_of(found.asked_by), place):
            finish(found, refusal=Export.Refusal.NO_RIGHT)
            continue
        try:
            finish(found, file=made(found, place))
        except TooFew:
            finish(found, refusal=Export.Refusal.TOO_FEW)
        except TooManyRows:
            finish(found, refusal=Export.Refusal.TOO_LARGE)
        except Unwanted:
            continue


def made(export: Export, place: Place) -> bytes:
    """Return the file, and keep on the way how many children were read."""
    counting = Export.objects.under_way().filter(pk=export.pk)
    n_done = 0

    def count() -> None:
        nonlocal n_done
        n_done += 1
        if not counting.update(n_done=n_done):
            raise Unwanted

    def begin(n_children: int) -> None:
        if not counting.update(n_children=n_children, n_done=0):
            raise Unwanted

    return export_place(place, Format(export.format), Contents(export.contents), begin, count)


def nothing_of(n_children: int) -> None:
    """Do nothing before the first child."""


def export_place(
    place: Place,
    notation: Format,
    contents: Contents,
    begin: Callable[[int], None] = nothing_of,
    after_each: Callable[[], None] = nothing,
) -> bytes:
    """Return the file of a team or an organisation.

    `TooFew` under codes that would hide nobody; `begin` gets the number of children.
    """
    children = list(place.children)
    if contents is Contents.PSEUDONYM and len(children) < LEAST_CHILDREN:
        raise TooFew
    begin(len(children))
    unnamed = small_teams(place) if contents is Contents.PSEUDONYM else frozenset()
    return file_of(notation, children, Naming(contents, unnamed=unnamed), after_each)


def finish(export: Export, *, file: bytes | None = None, refusal: str = "") -> None:
    """Keep the file or why there is none, unless it was stopped in between."""
    still = Export.objects.under_way().filter(pk=export.pk)
    still.update(finished_at=timezone.now(), file=file, refusal=refusal)


@transaction.atomic
def hand_over_export(*, target: Team | Organisation, by: User | None) -> None:
    """Log that the data of a team or an organisation leave the site, and not what is in them."""
    record(EventType.DATA_EXPORTED, target=target, by=by)


@transaction.atomic
def remove_export(*, export: Export) -> None:
    """Stop an export or throw its file away: nothing left the site."""
    export.delete()


@transaction.atomic
def clear_exports() -> None:
    """Throw away what is over its hours."""
    Export.objects.filter(asked_at__lte=timezone.now() - KEPT).delete()


@transaction.atomic
def forget_exports(*, organisation_id: UUID) -> None:
    """Throw away the exports of an organisation, also those under way: a child in them is being destroyed."""
    Export.objects.filter(organisation=organisation_id).delete()
