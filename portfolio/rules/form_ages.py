"""At which ages the items of a form are asked: so that a strength is the same strength at every age.

A strength is asked about from a certain age or it is not; its statements go together. What changes with the years
are the words. So two forms of one version, filled in at two ages, rest on the same statements wherever both
have a score.
"""

from portfolio.rules.definition_errors import DefinitionError, gettext_noop
from portfolio.rules.definitions import InstrumentDefinition


def check_ages(definition: InstrumentDefinition) -> None:
    """Refuse a strength whose statements are for different ages, and an age at which nothing is asked."""
    for element, keys in definition.items_of.items():
        if len({definition.items[key].ages for key in keys}) > 1:
            rule = gettext_noop("asks about %(element)s at different ages; its statements go together")
            raise DefinitionError("pages", rule, element=element)
    for age in range(definition.ages[0], definition.ages[1] + 1):
        if not any(item.is_for(age) for item in definition.items.values()):
            raise DefinitionError("ages", gettext_noop("holds %(age)s, at which nothing is asked"), age=age)
