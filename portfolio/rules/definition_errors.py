"""What is wrong with a document: the place, and the rule as the catalogue of translations has it."""


def gettext_noop(rule: str) -> str:
    """Mark a rule for the catalogue; the screen that shows it translates it."""
    return rule


class DefinitionError(ValueError):
    """A document that is no instrument; says where and which rule.

    `template` is the rule before its `names` were filled in, as the catalogue of translations has it.
    """

    def __init__(self, place: str, rule: str, **names: object) -> None:
        self.place = place
        self.template = rule
        self.names = names
        self.rule = rule % names if names else rule
        super().__init__(f"{place}: {self.rule}")
