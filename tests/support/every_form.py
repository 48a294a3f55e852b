"""The classes of all forms of the product."""

import importlib
import pkgutil
from collections.abc import Iterator

from django import forms

from tests.support.apps import APPS


def every_form() -> Iterator[type[forms.BaseForm]]:
    """Yield the forms of all apps."""
    for app in APPS:
        package = importlib.import_module(app)
        for module in pkgutil.walk_packages(package.__path__, f"{app}."):
            if "migrations" not in module.name:
                importlib.import_module(module.name)
    yield from (form for form in kinds_of(forms.BaseForm) if form.__module__.split(".")[0] in APPS)


def kinds_of(form: type[forms.BaseForm]) -> Iterator[type[forms.BaseForm]]:
    """Yield everything that inherits from a form."""
    for kind in form.__subclasses__():
        yield kind
        yield from kinds_of(kind)
