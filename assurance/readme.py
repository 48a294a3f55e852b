"""The commands that the README shows, so that they can be run as they stand there."""

import re

from assurance.locks import ROOT

SECTION = re.compile(r"^## (.+?)$(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"\s+# .*$")


def commands_by_section(text: str) -> dict[str, list[str]]:
    """Return the commands in the shell blocks of each section that has any, without their comments."""
    found = {name: commands_in(body) for name, body in SECTION.findall(text)}
    return {name: commands for name, commands in found.items() if commands}


def commands_in(body: str) -> list[str]:
    """Return the commands in the shell blocks of a text."""
    lines = [COMMENT.sub("", line).strip() for block in BLOCK.findall(body) for line in block.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def readme_commands() -> dict[str, list[str]]:
    """Return the commands of our README by section."""
    return commands_by_section((ROOT / "README.md").read_text())
