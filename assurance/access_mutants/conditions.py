"""What the code asks on its way: refusals, questions after a permission, and what a query is narrowed by."""

import ast
import itertools
from collections.abc import Iterator

from assurance.access_mutants.mutant import ROOT, Mutant, Source
from tests.support.apps import APPS

ELSEWHERE = (
    "migrations",
    "management",
    "demo",
    "exchange",
    "statistics",
    "templatetags",
)  # nobody is refused there
REFUSALS = {  # what is raised when someone may not
    *(
        "PermissionDenied",
        "NotAllowed",
        "TooOften",
        "TooManyAttempts",
        "OnHold",
        "LastSecondFactor",
        "NotTwoPeople",
        "SecondAdministratorNeeded",
    ),
    *("AlreadySigned", "NotOffered", "NotADraft", "NotOver", "SignedOff", "StillOpen"),
    *("NotOpen", "NotYours", "NotToBeChecked", "NotAllowedToAsk", "NotClosed", "NotPlanned", "NotYet"),
}
ASKS = {"has", "has_in", "may"}
PLACES = {"teams_where", "organisations_where"}
NARROWING = {"filter", "exclude", "get", "get_object_or_404"}
NARROWED_BY = {
    *("user", "user_id", "observer", "recorded_by", "ended_at", "is_active", "user__is_active"),
    *("team", "team_id", "team__in", "team_id__in", "child__team__in", "child__team_id__in", "team_key__in"),
    *("organisation", "organisation_id", "organisation__in", "child__organisation", "organisation__name"),
    *("child__organisation__in", "instrument__organisation", "instrument__organisation__in"),
    *("role", "role__in", "kind", "child", "child_id", "erasure_key", "decision", "reviewed_at"),
    *(
        "ends_at",
        "ends_at__gt",
        "actor_id",
        "closed_on",
        "organisation_id__in",
        "meeting__team",
        "agenda__child",
    ),
    *("token_digest", "asked_by", "item"),
}
NARROWED = {"visible_to", "permitting", "holding", "signed", "offered_to", "waiting", "live", "to_check"}
OWNERS = ("child", "organisation", "resource", "review", "user", "item", "meeting")
ALWAYS = "~Q(pk__in=[])"


def condition_mutants() -> Iterator[Mutant]:
    """Yield every condition about access in the apps, gone."""
    for app in APPS:
        for file in sorted((ROOT / app).rglob("*.py")):
            path = str(file.relative_to(ROOT))
            if not set(path.split("/")) & set(ELSEWHERE):
                yield from numbered(once(conditions_in(Source(path))))


def once(mutants: Iterator[Mutant]) -> Iterator[Mutant]:
    """Leave out what changes the same place in the same way."""
    seen: set[tuple[int, int, str]] = set()
    for mutant in mutants:
        place = mutant.start, mutant.end, mutant.instead
        if place not in seen:
            seen.add(place)
            yield mutant


def numbered(mutants: Iterator[Mutant]) -> Iterator[Mutant]:
    """Tell mutants apart that would have the same name: the second one, the third one."""
    seen: dict[str, int] = {}
    for mutant in mutants:
        seen[mutant.name] = count = seen.get(mutant.name, 0) + 1
        name = mutant.name if count == 1 else f"{mutant.name} ({count})"
        yield Mutant(**{**mutant.__dict__, "name": name})


def conditions_in(source: Source) -> Iterator[Mutant]:
    """Yield the conditions of one file, by the function they stand in."""
    refused: set[ast.AST] = set()
    for where, node in walked(source.tree, ""):
        if where.endswith(".Meta"):
            continue  # constraints are taken away in the database
        if isinstance(node, ast.If) and is_refusal(source, node):
            refused |= set(ast.walk(node.test))
            yield from refusals(source, where, node)
        elif isinstance(node, ast.Call):
            if node not in refused:
                yield from questions(source, where, node)
            yield from narrowings(source, where, node)


def walked(tree: ast.AST, where: str) -> Iterator[tuple[str, ast.AST]]:
    """Walk a tree in the order of the file, naming the outermost function or method; without decorators."""
    for node in ast.iter_child_nodes(tree):
        inside = where
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            inside = f"{where}.{node.name}" if where else node.name
        if isinstance(tree, ast.FunctionDef) and node in tree.decorator_list:
            continue
        yield inside, node
        yield from walked(node, inside)


def name_of(source: Source, where: str, removed: str) -> str:
    """Name what was removed, and where."""
    return f"{source.path} {where} · {removed}"


def is_refusal(source: Source, node: ast.If) -> bool:
    """Say whether an `if` refuses someone: by raising, or by naming what stands in the way of a right."""
    first = node.body[0]
    if isinstance(first, ast.Return) and first.value:
        return "Obstacle." in source.text(first.value)
    if not isinstance(first, ast.Raise):
        return False
    return raised(first) in REFUSALS or (
        raised(first) == "Http404" and "Permission." in source.text(node.test)
    )


def refusals(source: Source, where: str, node: ast.If) -> Iterator[Mutant]:
    """Yield `if ...: raise` with each ground for the refusal gone."""
    test = node.test
    grounds = test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or) else [test]
    for ground in grounds:
        yield source.mutant("refusal", name_of(source, where, source.text(ground)), ground, "False")


def raised(node: ast.Raise) -> str:
    """Return the name of what is raised."""
    error = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
    return error.id if isinstance(error, ast.Name) else error.attr if isinstance(error, ast.Attribute) else ""


def called(node: ast.Call) -> str:
    """Return the last part of the name of what is called."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def questions(source: Source, where: str, node: ast.Call) -> Iterator[Mutant]:
    """Yield a question after a permission, answered with yes."""
    name = called(node)
    is_of_permission = any("Permission." in source.text(argument) for argument in node.args)
    if name in ASKS and is_of_permission:
        yield source.mutant("question", name_of(source, where, source.text(node)), node, "True")
    inner = node.args[0] if name == "bool" and node.args else None
    if isinstance(inner, ast.Call) and called(inner) in PLACES:
        yield source.mutant("question", name_of(source, where, source.text(node)), node, "True")


def narrowings(source: Source, where: str, node: ast.Call) -> Iterator[Mutant]:
    """Yield a query that is narrowed by one thing less."""
    name = called(node)
    if name in NARROWING or name == "Q":
        for keyword in node.keywords:
            if keyword.arg in NARROWED_BY or "access." in source.text(keyword.value):
                yield without_keyword(source, where, node, keyword)
    if name in NARROWED and isinstance(node.func, ast.Attribute):
        yield without_method(source, where, node, node.func)
    if name == "get_object_or_404" or name in NARROWED:
        yield from without_owner(source, where, node)


def without_keyword(source: Source, where: str, node: ast.Call, keyword: ast.keyword) -> Mutant:
    """Return the mutant in which a query is not narrowed by a keyword."""
    left = [source.text(part) for part in (*node.args, *node.keywords) if part is not keyword]
    instead = f"{source.text(node.func)}({', '.join(left)})"
    if called(node) == "Q" and not left:
        instead = ALWAYS
    removed = f"{called(node)}({source.text(keyword)})"
    start, end = source.span(node)
    name = name_of(source, where, removed)
    return Mutant("filter", name, source.path, keyword.value.lineno, removed, start, end, instead)


def without_method(source: Source, where: str, node: ast.Call, function: ast.Attribute) -> Mutant:
    """Return the mutant in which a query is not narrowed by a method."""
    removed = source.text(node).removeprefix(source.text(function.value))
    instead = f"{source.text(function.value)}.all()"
    name = name_of(source, where, f"{source.text(function.value)}{removed}")
    return source.mutant("filter", name, node, instead)


def without_owner(source: Source, where: str, node: ast.Call) -> Iterator[Mutant]:
    """Yield the query that looks among the records of everyone instead of those of one child."""
    relations = itertools.chain(
        [*node.args], [node.func.value] if isinstance(node.func, ast.Attribute) else []
    )
    for part in relations:
        for inner in ast.walk(part):
            if (
                isinstance(inner, ast.Attribute)
                and isinstance(inner.value, ast.Name)
                and inner.value.id in OWNERS
                and not inner.attr.endswith(("pk", "_id"))
                and isinstance(part, ast.Attribute | ast.Call)
                and is_first(part, inner)
            ):
                name = name_of(source, where, f"{source.text(inner)} of another {inner.value.id}")
                yield source.mutant("filter", name, inner, f"{source.text(inner)}.model._default_manager")


def is_first(part: ast.expr, inner: ast.expr) -> bool:
    """Say whether an expression begins with another: `child.actions` in `child.actions.filter()`."""
    return (part.lineno, part.col_offset) == (inner.lineno, inner.col_offset)
