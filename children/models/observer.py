"""Who saw the child, in which role, where; and which form suits whom."""

from django.db import models
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from children.rules.voices import is_own_voice


class ObserverRole(models.TextChoices):
    """In which role someone observed."""

    YOUTH_PROFESSIONAL = "youth_professional", _("youth and family professional")
    GROUP_WORKER = "group_worker", _("group worker")
    FOSTER_CARE_WORKER = "foster_care_worker", _("foster care worker")
    TEACHER = "teacher", _("teacher or school coach")
    THERAPIST = "therapist", _("therapist")
    OTHER = "other", _("other role")
    CHILD = "child", _("the child")
    PARENT = "parent", _("parent or carer")


class Setting(models.TextChoices):
    """Where the child was seen."""

    HOME = "home", _("at home")
    SCHOOL = "school", _("at school")
    GROUP = "group", _("in the group")
    LEISURE = "leisure", _("in leisure time")
    FOSTER_FAMILY = "foster_family", _("in the foster family")
    OTHER = "other", _("elsewhere")


YOUNG_PERSON, YOUNG_ADULT = 12, 18  # years, from which the child is called so, as the forms of these ages do
PROFESSIONALS = tuple(role for role in ObserverRole if not is_own_voice(role))
ROLES_FOR = {  # by the audience of a form; a form for another audience is one for professionals
    "child": (ObserverRole.CHILD,),
    "youth": (ObserverRole.CHILD,),
    "parent": (ObserverRole.PARENT,),
    "teacher": (ObserverRole.TEACHER,),
    "anyone": tuple(ObserverRole),
}


def roles_for(audience: str) -> tuple[ObserverRole, ...]:
    """Return the roles in which a form for this audience is filled in."""
    return ROLES_FOR.get(audience, PROFESSIONALS)


def role_name(role: str, age: int | None) -> str:
    """Name a role; who answers for itself by its age then, in whole years (None: not known)."""
    if role == ObserverRole.CHILD and age is not None and age >= YOUNG_PERSON:
        return gettext("the young adult") if age >= YOUNG_ADULT else gettext("the young person")
    return str(ObserverRole(role).label)


def named(
    role: str,
    *,
    child: str,
    observer: str,
    sent_by: str = "",
    seen_in: str = "",
    spoken_by: str = "",
    with_teacher: bool = False,
) -> str:
    """Name who observed; a child or a parent answers together with the professional who is signed in, a teacher may.

    `sent_by` names who sent the answers by a link, without anybody beside them, and `seen_in` is the code of the language
    in which that was; both are empty where nobody did. `spoken_by` says which parent or carer it was, if that is known.
    """
    names = {"child": child, "name": observer}
    if sent_by:
        return by_link(sent_by, seen_in)
    if role == ObserverRole.CHILD:
        return gettext("%(child)s, together with %(name)s") % names
    if role == ObserverRole.PARENT:
        names["who"] = spoken_by
        beside = gettext("%(who)s, together with %(name)s") if spoken_by else ""
        return (beside or gettext("parent or carer, together with %(name)s")) % names
    if with_teacher:
        return gettext("teacher, together with %(name)s") % names
    return observer


def by_link(sent_by: str, seen_in: str) -> str:
    """Name who sent something by a link; with the language where that was no Dutch."""
    if seen_in in ("", "nl"):
        return gettext("%(name)s, by a link") % {"name": sent_by}
    return gettext("%(name)s, by a link in %(language)s") % {
        "name": sent_by,
        "language": language_name(seen_in),
    }


def language_name(code: str) -> str:
    """Name a language in that of the page; by its code where Django does not know it."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def named_in_role(
    role: str,
    *,
    child: str,
    observer: str,
    sent_by: str = "",
    seen_in: str = "",
    spoken_by: str = "",
    with_teacher: bool = False,
) -> str:
    """Name the role and who filled it in; a child, a parent or a teacher with the one who was there, or by a link."""
    if sent_by:
        return f"{ObserverRole(role).label}: {by_link(sent_by, seen_in)}"
    if is_own_voice(role) or with_teacher:
        return named(role, child=child, observer=observer, spoken_by=spoken_by, with_teacher=with_teacher)
    return gettext("%(voice)s (filled in by %(name)s)") % {
        "voice": ObserverRole(role).label,
        "name": observer,
    }


def person_behind(observer_id: object, sent_by: str) -> str:
    """Return what tells who looked from all others: the professional, or who sent answers by a link of theirs."""
    return f"{observer_id} {sent_by}" if sent_by else str(observer_id)
