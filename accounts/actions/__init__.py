"""What changes people, their roles and how they sign in."""

from accounts.actions.people import (
    AlreadyMember,
    JustAdded,
    SecondAdministratorNeeded,
    add_person,
    end_membership,
    set_password,
    set_up_organisation,
)

__all__ = [
    "AlreadyMember",
    "JustAdded",
    "SecondAdministratorNeeded",
    "add_person",
    "end_membership",
    "set_password",
    "set_up_organisation",
]
