"""What each view asks before it answers: its decorators, weakened one at a time."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

from django.urls import get_resolver

from accounts.checks import every_pattern
from assurance.access_mutants.mutant import ROOT, Mutant, Source

LOWEST = "Permission.CHILD_VIEW"
LOWEST_OF = dict.fromkeys(("meeting_view", "planning_view"), "Permission.MEETING_VIEW")
METHODS = {"require_GET", "require_POST", "require_http_methods", "form_methods"}
OPENED = {
    "child_view": "every child is found",
    "organisation_view": "every role will do",
    "instrument_view": "every version is found",
    "meeting_view": "every meeting is found",
    "planning_view": "every team is found",
    "with_draft": "a published version too",
    "with_own_draft": "any form of the child",
    "with_signed_form": "any form of the child",
    "with_withdrawn_form": "any form of the child",
    "invitation_view": "an invitation about any child",
    "own_invitation_view": "an invitation of a colleague",
    "item_view": "any place in any meeting",
}
WEAKER = {  # one step down; what is not on the list is taken away whole
    "team_view": [("every role will do", "__import__('accounts.decorators').decorators.signed_in")],
    "signed_in": [
        ("no second factor", "__import__('accounts.decorators').decorators.first_step"),
        ("no sign-in", "__import__('accounts.decorators').decorators.public"),
    ],
    "first_step": [("no sign-in", "__import__('accounts.decorators').decorators.public")],
}
AWAY = "(lambda view: view)"


def pages_of(path: str, function: str) -> list[str]:
    """Return the names of the addresses that lead to a view."""
    return PAGES.get((path, function), [])


def pages_in(path: str) -> list[str]:
    """Return the names of all addresses that lead to a file."""
    return [name for (file, _function), names in PAGES.items() if file == path for name in names]


def found_pages() -> dict[tuple[str, str], list[str]]:
    """Return the names of addresses by the file and the function that answers them."""
    found: dict[tuple[str, str], list[str]] = {}
    for pattern in every_pattern(get_resolver().url_patterns):
        view = inspect.unwrap(pattern.callback)
        file = Path(inspect.getsourcefile(view) or "")
        if file.is_relative_to(ROOT):
            key = str(file.relative_to(ROOT)), view.__name__
            found.setdefault(key, []).append(str(pattern.name))
    return found


PAGES = found_pages()


def view_mutants() -> Iterator[Mutant]:
    """Yield every view with one decorator weakened or gone."""
    for path in sorted({path for path, _function in PAGES}):
        source = Source(path)
        for node in source.tree.body:
            if isinstance(node, ast.FunctionDef) and pages_of(path, node.name):
                for decorator in node.decorator_list:
                    yield from weakened(source, " ".join(pages_of(path, node.name)), decorator)


def weakened(source: Source, page: str, decorator: ast.expr) -> Iterator[Mutant]:
    """Yield what one decorator becomes."""
    given = called_before(source, decorator)
    call = decorator if isinstance(decorator, ast.Call) else None
    name = ast.unparse(given.func if isinstance(given, ast.Call) else given)
    if name in METHODS:
        yield source.mutant("view", f"{page} · every method", decorator, AWAY)
    elif name == "at_most":
        yield source.mutant("view", f"{page} · however often", decorator, AWAY)
    elif name == "confirmed":
        yield source.mutant("view", f"{page} · not confirmed", decorator, AWAY)
    for what, instead in WEAKER.get(name, []):
        yield source.mutant("view", f"{page} · {what}", decorator, instead)
    if name in OPENED:
        opened = f"__import__('opened').{source.text(given)}"
        yield source.mutant("view", f"{page} · {OPENED[name]}", decorator, opened)
    if call and name in ("child_view", "instrument_view", *LOWEST_OF):
        yield from without_permission(source, page, name, call)


def called_before(source: Source, decorator: ast.expr) -> ast.expr:
    """Return the call that a file gave a name to, when the decorator is that name (`view = organisation_view(...)`)."""
    calls = {
        source.text(node.targets[0]): node.value
        for node in source.tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
    }
    return calls.get(source.text(decorator), decorator)


def without_permission(source: Source, page: str, name: str, call: ast.Call) -> Iterator[Mutant]:
    """Yield the decorator with each of its permissions gone."""
    if name == "instrument_view":
        for argument in call.args:
            yield source.mutant("view", f"{page} · {source.text(argument)}", argument, "None")
        return
    needed = [part for argument in call.args for part in spread(source, argument)]
    start, _ = source.span(call.args[0])
    _, end = source.span(call.args[-1])
    lowest = LOWEST_OF.get(name, LOWEST)
    for part in needed:
        if part != lowest:
            left = ", ".join([other for other in needed if other != part] or [lowest])
            yield Mutant("view", f"{page} · {part}", source.path, call.lineno, part, start, end, left)


def spread(source: Source, argument: ast.expr) -> list[str]:
    """Return the permissions that an argument stands for: `*READS` is looked up in the file."""
    if not isinstance(argument, ast.Starred):
        return [source.text(argument)]
    for node in source.tree.body:
        if isinstance(node, ast.Assign) and source.text(node.targets[0]) == source.text(argument.value):
            assert isinstance(node.value, ast.Tuple)
            return [source.text(part) for part in node.value.elts]
    raise AssertionError(f"{source.path}: {source.text(argument)} is not in the file")
