"""Figures of reliability, as work for the background."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from background.decorators import once
from portfolio.models import InstrumentVersion
from reliability.actions import COMPUTE, compute_every_version, keep_figures


@once("reliability.plan", _("Choosing which figures of reliability to compute"), cron="40 1 * * *")
def plan() -> None:
    """Let all figures be computed, at night."""
    compute_every_version()


@once(COMPUTE, _("Computing figures of reliability"))
def compute(organisation: str, version: str) -> None:
    """Compute the figures of one version, unless it went away meanwhile."""
    found = InstrumentVersion.objects.filter(pk=UUID(version)).first()
    of = Organisation.objects.filter(pk=UUID(organisation)).first()
    if found and of:
        keep_figures(organisation=of, version=found)
