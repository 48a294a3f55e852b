"""In which languages someone may be asked: Dutch and English, and those whose texts an organisation has approved."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from accounts.models import Organisation
from assessments.queries.forms import published_instruments
from assessments.words import WAYS_OUT
from invitations.models import Invitation, LanguageApproval
from invitations.queries.invited import as_form
from invitations.rules.asking import ALONE_FROM
from invitations.rules.readable import texts_of_form, texts_of_pages
from portfolio.queries.languages import languages
from portfolio.rules.domains import Text
from portfolio.rules.languages import Direction, Language
from portfolio.rules.outcomes import Form


@dataclass(frozen=True)
class Spoken:
    """A language that a page can be in: its code, its own name and where its lines begin."""

    code: str
    name: str
    direction: Direction = "ltr"


DUTCH = Spoken("nl", "Nederlands")
OWN = (DUTCH, Spoken("en", "English"))


def spoken_as(code: str) -> Spoken:
    """Return a language by its code; Dutch for one that is not known."""
    other = languages().get(code)
    if other:
        return Spoken(other.code, other.name, other.direction)
    return next((one for one in OWN if one.code == code), DUTCH)


def approvals(organisation_id: UUID) -> dict[str, LanguageApproval]:
    """Return the approval or the switching off that came last of each language; one query."""
    rows = LanguageApproval.objects.filter(organisation=organisation_id).select_related("approved_by")
    return {row.language: row for row in rows.order_by("pk")}


def holds(approval: LanguageApproval | None, language: Language) -> bool:
    """Say whether a language is approved as its texts are now."""
    return approval is not None and approval.is_on and approval.digest == language.digest


def languages_for(invitation: Invitation) -> list[Spoken]:
    """Return the languages in which someone can answer; one query.

    A language is left out while it is not approved, and where a text of the form has no translation: a form that an
    organisation wrote itself, or a text that changed.
    """
    approved = approvals(invitation.child.organisation_id)
    form = as_form(invitation).form
    needed = [text.nl for text in needed_for(form, is_own_voice=invitation.is_own_voice)]
    others = [
        one for one in languages().values() if holds(approved.get(one.code), one) and one.has_all(needed)
    ]
    return [*OWN, *(spoken_as(one.code) for one in others)]


def needed_for(form: Form, *, is_own_voice: bool) -> Iterator[Text]:
    """Yield all texts that who is asked with this form reads."""
    yield from texts_of_pages()
    yield from (text for texts in WAYS_OUT.values() for text in texts)
    yield from texts_of_form(form, is_own_voice=is_own_voice)


@dataclass(frozen=True)
class Standing:
    """How a language stands for an organisation; `lacking` counts the Dutch texts in use without a translation."""

    language: Language
    approval: LanguageApproval | None
    is_on: bool
    is_changed: bool
    lacking: int


def standing_of_languages(organisation: Organisation) -> list[Standing]:
    """Return how each language stands; two queries and those of the forms."""
    approved, needed = approvals(organisation.pk), texts_in_use(organisation)
    return [standing_of(one, approved.get(one.code), needed) for one in languages().values()]


def standing_of(language: Language, approval: LanguageApproval | None, needed: list[Text]) -> Standing:
    """Return how one language stands."""
    is_on = holds(approval, language)
    return Standing(
        language=language,
        approval=approval,
        is_on=is_on,
        is_changed=approval is not None and approval.is_on and not is_on,
        lacking=sum(text.nl not in language.texts for text in needed),
    )


def side_by_side(language: Language, needed: list[Text]) -> list[tuple[str, str]]:
    """Return each Dutch text with its translation: those in use, then the rest of the file, which is approved with it."""
    dutch = dict.fromkeys([*(text.nl for text in needed), *language.texts])
    return [(text, language.texts.get(text, "")) for text in dutch]


# whose forms are asked by a link: is it an own voice?
AUDIENCES = {"child": True, "youth": True, "parent": True, "teacher": False, "anyone": False}


def texts_in_use(organisation: Organisation) -> list[Text]:
    """Return each Dutch text once that someone can be shown by a link: of the pages, then of the published forms."""
    forms = [one for one in published_instruments(organisation.pk).values() if is_asked(one)]
    found: dict[str, Text] = {}
    for form in forms:
        for text in needed_for(form, is_own_voice=AUDIENCES[form.audience]):
            found.setdefault(text.nl, text)
    return [text for dutch, text in found.items() if dutch]


def is_asked(form: Form) -> bool:
    """Say whether someone can be asked by a link to fill in this form."""
    return form.audience in AUDIENCES and form.ages[1] >= ALONE_FROM
