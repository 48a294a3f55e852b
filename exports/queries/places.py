"""Of which teams and organisations someone may take data out, and which children those are."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from accounts.access import Access
from accounts.models import Organisation, Team
from accounts.rules.permissions import Permission
from assessments.models import Assessment
from children.models import Child
from exports.rules.contents import LEAST_CHILDREN


@dataclass(frozen=True)
class Place:
    """A team, or an organisation, of which the children are exported."""

    target: Team | Organisation

    @property
    def id(self) -> UUID:
        """The id of the team or organisation."""
        return self.target.pk

    @property
    def team(self) -> Team | None:
        """The team, unless it is a whole organisation."""
        return self.target if isinstance(self.target, Team) else None

    @property
    def organisation_id(self) -> UUID:
        """The organisation that it is, or is in."""
        return self.target.organisation_id if isinstance(self.target, Team) else self.target.pk

    @property
    def may_be_named(self) -> bool:
        """Whether who may export it reads its files too: of a team, not of an organisation."""
        return self.team is not None

    @property
    def children(self) -> QuerySet[Child]:
        """Its children with a signed form; never one to practise on."""
        of = {"team": self.team} if self.team else {"organisation": self.organisation_id}
        has_form = Exists(Assessment.objects.standing().filter(child=OuterRef("pk")))
        return Child.objects.filter(has_form, **of).select_related("team")


def places_for(access: Access) -> list[Place]:
    """Return the teams and the organisations of which someone may take data out; two queries."""
    teams = Team.objects.filter(pk__in=access.teams_where(Permission.DATA_EXPORT)).order_by("name")
    held = access.organisations_where(Permission.DATA_EXPORT)
    organisations = Organisation.objects.filter(pk__in=held).order_by("name")
    return [*map(Place, teams), *map(Place, organisations)]


def small_teams(place: Place) -> frozenset[str]:
    """Return the teams with so few children that naming the team would tell who they are; one query."""
    counted = place.children.order_by().values_list("team_id").annotate(n=Count("pk"))
    return frozenset(str(team) for team, n in counted if n < LEAST_CHILDREN)


def is_place_of(access: Access, place: Place) -> bool:
    """Say whether someone may take the data of this place out."""
    if place.team:
        return access.has(Permission.DATA_EXPORT, place.id)
    return access.has_in(Permission.DATA_EXPORT, place.id)
