"""What changes people, their roles and how they sign in."""

from accounts.actions.people import (
    AlreadyMember,
    JustAdded,
    RoleEnded,
    SecondAdministratorNeeded,
    add_person,
    change_membership,
    end_membership,
    set_password,
    set_up_organisation,
)

__all__ = [
    "AlreadyMember",
    "JustAdded",
    "RoleEnded",
    "SecondAdministratorNeeded",
    "add_person",
    "change_membership",
    "end_membership",
    "set_password",
    "set_up_organisation",
]
