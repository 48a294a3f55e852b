"""Roles are data: every permission given to each role that lacks it, and taken from each that has it."""

from collections.abc import Iterator

from accounts.rules import roles
from accounts.rules.permissions import Permission
from assurance.access_mutants.mutant import ROOT, Mutant, Source
from children.queries import child_access

SETS = ("OWN_CASES_ONLY", "ORGANISATION_ROLES")  # of roles
LISTS = (  # of permissions
    ("accounts/rules/roles.py", "CLOSED", roles.CLOSED),
    ("accounts/rules/roles.py", "IN_EMERGENCY", roles.IN_EMERGENCY),
    ("children/queries/child_access.py", "NOT_FOR_COVER", child_access.NOT_FOR_COVER),
)


def role_mutants() -> Iterator[Mutant]:
    """Yield every role with one permission more or less, and every list about roles with one entry more or less."""
    source = Source("accounts/rules/roles.py")
    line = line_of("accounts/rules/roles.py", "ROLES")
    for role, held in roles.ROLES.items():
        for permission in Permission:
            sign = "-" if permission in held else "+"
            code = f"ROLES[{role!r}] ^= {{P.{permission.name}}}"
            yield source.appended("role", f"{role} {sign} {permission.name}", line, code)
    for name in SETS:
        for role in roles.ROLES:
            sign = "-" if role in getattr(roles, name) else "+"
            code = f"{name} ^= {{{role!r}}}"
            yield source.appended(
                "role", f"{name} {sign} {role}", line_of("accounts/rules/roles.py", name), code
            )
    yield from list_mutants()


def list_mutants() -> Iterator[Mutant]:
    """Yield the lists of permissions, each with one entry more or less."""
    for path, name, held in LISTS:
        source, line = Source(path), line_of(path, name)
        for permission in Permission:
            sign = "-" if permission in held else "+"
            code = f"{name} ^= {{{permission.value!r}}}"
            yield source.appended("role", f"{name} {sign} {permission.name}", line, code)


def line_of(path: str, name: str) -> int:
    """Return the line on which a name is given its value."""
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, start=1) if line.startswith((f"{name} =", f"{name}:")))
