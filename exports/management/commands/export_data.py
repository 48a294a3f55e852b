"""Write the observations of every organisation, of one team or of one child as files: CSV, XLSX or FHIR R4.

Under codes unless --contents says otherwise: then the children are named. What leaves is in the log, without its content.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from accounts.models import Organisation, Team
from children.models import Child
from exports.actions import export_child, export_place, hand_over_export
from exports.exceptions import TooFew
from exports.files.packages import SUFFIXES
from exports.queries.places import Place
from exports.rules.contents import LEAST_CHILDREN, Contents, Format
from paper.tables import TooManyRows
from portfolio.management.plain import PlainCommand

TOO_LARGE = "{} is more than a spreadsheet opens; take one team at a time."
TOO_FEW = (
    "{} has fewer than {} children with a signed form: codes would hide nobody. Choose --contents named."
)


class Command(PlainCommand):
    """Write one file for each team or organisation; as FHIR a ZIP with a bundle for each child."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the format, the folder, what goes along and of whom."""
        parser.add_argument("--format", choices=[*Format], required=True, help="the format")
        parser.add_argument(
            "--out", type=Path, required=True, metavar="DIR", help="the folder; made when absent"
        )
        parser.add_argument(
            "--contents", choices=[*Contents], default=Contents.PSEUDONYM, help="what goes along"
        )
        of = parser.add_mutually_exclusive_group()
        of.add_argument("--organisation", metavar="NAME", help="one organisation; else all of them")
        of.add_argument("--team", metavar="ID", help="one team")
        of.add_argument("--child", metavar="ID", help="one child")

    def handle(self, *, out: Path, contents: str, **options: Any) -> None:
        """Write the files and name them, one a line."""
        out.mkdir(parents=True, exist_ok=True)
        for name, file in files(Format(options["format"]), Contents(contents), **options):
            keep(out / name, file)
            self.stdout.write(str(out / name))


def files(
    notation: Format,
    contents: Contents,
    *,
    organisation: str | None,
    team: str | None,
    child: str | None,
    **_: Any,
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each file."""
    if child:
        file, suffix = export_child(child=found(Child, child), notation=notation, contents=contents, by=None)
        yield f"{child}.{suffix}", file
        return
    for place in places(organisation, team):
        yield from files_of(place, notation, contents)


def files_of(place: Place, notation: Format, contents: Contents) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a team or an organisation."""
    name = f"{slugify(str(place.target)) or place.id}-{timezone.localdate():%Y-%m-%d}"
    with transaction.atomic():
        hand_over_export(target=place.target, by=None)
        try:
            file = export_place(place, notation, contents)
        except TooFew as few:
            raise CommandError(TOO_FEW.format(place.target, LEAST_CHILDREN), returncode=2) from few
        except TooManyRows as large:
            raise CommandError(TOO_LARGE.format(place.target), returncode=2) from large
    yield f"{name}.{SUFFIXES[notation]}", file


def places(organisation: str | None, team: str | None) -> list[Place]:
    """Return what was asked for; without a choice every organisation."""
    if team:
        return [Place(found(Team, team))]
    organisations = Organisation.objects.filter(**{"name": organisation} if organisation else {})
    if organisation and not organisations:
        raise CommandError(f"There is no organisation {organisation}.", returncode=2)
    return [Place(one) for one in organisations.order_by("name")]


def found(model: Any, key: str) -> Any:
    """Return a team or a child by its id."""
    try:
        return model.objects.get(pk=key)
    except (model.DoesNotExist, ValidationError) as error:
        raise CommandError(f"There is no {model._meta.verbose_name} {key}.", returncode=2) from error


def keep(path: Path, content: bytes) -> None:
    """Write a file that only this user reads."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
