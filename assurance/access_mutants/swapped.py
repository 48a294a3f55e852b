"""Taking a rule out of a process that has loaded everything already, where that is the same as out of the file.

The file without the rule is compiled as a whole. Of a view module the new module answers its addresses; of
another module every function whose code differs gets the new code, wherever it was imported to. What stands
outside functions cannot be swapped: `CannotSwap`, and the mutant is made in the file.
"""

import gc
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CODE = types.CodeType


class CannotSwap(Exception):
    """The rule stands where only loading the file anew would take it out."""


def swap(kind: str, file: Path, text: str, added: str) -> None:
    """Take a rule out: `text` is the whole file without it, `added` what a role mutant adds at its end."""
    if kind == "view":
        swap_views(file, text)
    elif added:
        swap_names(module_of(file), added)
    else:
        swap_code(file, text)


def module_of(file: Path) -> types.ModuleType:
    """Return the loaded module of a file."""
    for module in list(sys.modules.values()):
        if getattr(module, "__file__", None) == str(file):
            return module
    raise CannotSwap(f"{file} is not loaded")


def swap_views(file: Path, text: str) -> None:
    """Let a new module, made of this text, answer the addresses of the old one."""
    from django.urls import get_resolver

    from accounts.checks import every_pattern

    old = module_of(file)
    new = types.ModuleType(old.__name__)
    new.__file__ = str(file)
    exec(compile(text, str(file), "exec"), new.__dict__)
    for pattern in every_pattern(get_resolver().url_patterns):
        for name, view in vars(old).items():
            if pattern.callback is view:
                pattern.callback = getattr(new, name)


def swap_names(module: types.ModuleType, added: str) -> None:
    """Run one statement at the end of a loaded module, and let everyone who imported its names see it."""
    before = dict(vars(module))
    exec(added, vars(module))
    for name, value in list(vars(module).items()):
        old = before.get(name)
        if value is not old:
            for other in list(sys.modules.values()):
                if getattr(other, "__dict__", {}).get(name) is old:
                    setattr(other, name, value)


def swap_code(file: Path, text: str) -> None:
    """Give every function whose code differs the new code."""
    old = compile(file.read_text(encoding="utf-8"), str(file), "exec")
    new = compile(text, str(file), "exec")
    pairs = [(was, now) for was, now in paired(old, new) if differs(was, now)]
    if not pairs:
        raise CannotSwap("no code differs")
    module_of(file)  # one that is loaded after the fork would come from the file
    for was, now in pairs:
        if not is_body(was):
            replace_code(str(file), was, now)
        elif not differs_inside_only(was, now):
            raise CannotSwap(f"{was.co_qualname} is not a function")


def replace_code(file: str, was: CODE, now: CODE) -> None:
    """Give all functions made of one piece of code another."""
    for one in gc.get_objects():
        if type(one) is types.FunctionType:  # a lazy object would answer for another
            code = one.__code__
            same = (code.co_filename, code.co_qualname, code.co_firstlineno)
            if same == (file, was.co_qualname, was.co_firstlineno):
                if code.co_freevars != now.co_freevars:
                    raise CannotSwap(f"{was.co_qualname} closes over something else")
                one.__code__ = now


def is_body(code: CODE) -> bool:
    """Say whether this is the body of a module or a class, which has run already."""
    return not code.co_flags & 0x2  # CO_NEWLOCALS


def paired(old: CODE, new: CODE) -> Iterator[tuple[CODE, CODE]]:
    """Yield the code of both files side by side."""
    yield old, new
    was, now = inner(old), inner(new)
    if len(was) != len(now):
        if is_body(old):
            raise CannotSwap(f"{old.co_qualname} holds other functions")
        return
    for one, other in zip(was, now, strict=True):
        yield from paired(one, other)


def inner(code: CODE) -> list[CODE]:
    """Return the functions and classes that stand inside."""
    return [const for const in code.co_consts if isinstance(const, CODE)]


def own(code: CODE) -> tuple[Any, ...]:
    """Return what one piece of code does, without what stands inside and without lines."""
    consts = [const for const in code.co_consts if not isinstance(const, CODE)]
    return code.co_code, code.co_names, code.co_varnames, code.co_freevars, repr(consts)


def differs(old: CODE, new: CODE) -> bool:
    """Say whether two pieces of code do something else, inside too."""
    was, now = inner(old), inner(new)
    return own(old) != own(new) or len(was) != len(now) or any(map(differs, was, now))


def differs_inside_only(old: CODE, new: CODE) -> bool:
    """Say whether a body itself is the same."""
    return own(old) == own(new) and len(inner(old)) == len(inner(new))
