"""What someone who looks now has seen: the marks that stand in for a revision."""

from accounts.models import Organisation, Team
from assessments.actions.assessments import frame_of
from assessments.models import Assessment
from children.models import Child
from portfolio.models import InstrumentVersion
from reliability.queries.versions import in_use
from revisions.actions import mark_of
from rights.queries.erasures import years_in


def frame_seen(draft: Assessment) -> int:
    """Return the mark of the frame of a draft as it is stored."""
    return mark_of(*frame_of(Assessment.objects.get(pk=draft.pk)))


def terms_seen(organisation: Organisation) -> int:
    """Return the mark of the terms of an organisation."""
    return mark_of(years_in(organisation.pk))


def birth_days_seen(organisation: Organisation) -> int:
    """Return the mark of whether days of birth are kept."""
    return mark_of(Organisation.objects.get(pk=organisation.pk).keeps_birth_day)


def team_seen(child: Child) -> int:
    """Return the mark of the team of a child."""
    return mark_of(child.team_id)


def name_seen(team: Team) -> int:
    """Return the mark of the name and the telephone number of a team."""
    team = Team.objects.get(pk=team.pk)
    return mark_of(team.name, team.phone)


def figures_seen(organisation: Organisation, version: InstrumentVersion) -> int:
    """Return the mark of the figures that are in use for a version."""
    return in_use(organisation)[version.pk].mark
