"""All mutants, and those that are known to change nothing."""

from pathlib import Path

import yaml

from assurance.access_mutants.by_hand import hand_mutants
from assurance.access_mutants.conditions import condition_mutants
from assurance.access_mutants.mutant import Mutant
from assurance.access_mutants.roles import role_mutants
from assurance.access_mutants.views import view_mutants


def mutants_in_files() -> list[Mutant]:
    """Return the rules that stand in files, each taken away."""
    return [*view_mutants(), *role_mutants(), *hand_mutants(), *condition_mutants()]


def explanations() -> dict[str, str]:
    """Return why some mutants live, by their id."""
    text = Path(__file__).with_name("explained.yaml").read_text(encoding="utf-8")
    found: dict[str, str] = yaml.safe_load(text)
    return found
