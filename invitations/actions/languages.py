"""Approving the texts of a language for an organisation, and switching it off again."""

from django.db import transaction

from accounts.models import Organisation, User
from audit.actions import record
from audit.rules.events import EventType
from invitations.models import LanguageApproval
from portfolio.rules.languages import Language
from revisions.exceptions import SeenOtherwise


@transaction.atomic
def approve_language(
    *, organisation: Organisation, language: Language, read_by: str, seen_digest: str, by: User
) -> None:
    """Note that a named person read all texts beside the Dutch; from now on people can be asked in this language.

    `seen_digest` is that of the texts on the page: `SeenOtherwise` when they are others by now.
    """
    if seen_digest != language.digest:
        raise SeenOtherwise(language)
    keep(organisation, language, by, EventType.LANGUAGE_APPROVED, is_on=True, read_by=read_by)


@transaction.atomic
def switch_off_language(*, organisation: Organisation, language: Language, by: User) -> None:
    """Ask nobody in this language any more; who was answering goes on in Dutch."""
    keep(organisation, language, by, EventType.LANGUAGE_WITHDRAWN, is_on=False)


def keep(
    organisation: Organisation,
    language: Language,
    by: User,
    event: EventType,
    *,
    is_on: bool,
    read_by: str = "",
) -> None:
    """Add a row to what is known of a language."""
    made = LanguageApproval(
        organisation=organisation,
        language=language.code,
        digest=language.digest,
        is_on=is_on,
        read_by=read_by,
        approved_by=by,
    )
    made.save(force_insert=True)
    record(event, target=made, by=by)
