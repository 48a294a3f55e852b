"""A command for scripts: strict JSON on the one side, one sentence and exit status 2 on the other."""

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser


class PlainCommand(BaseCommand):
    """A command that prints one JSON object; wrong use and wrong input look the same."""

    requires_system_checks: list[str] = []  # nothing here serves a page

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Say in one sentence what is wrong with the options, without the usage; let `--version` be ours."""
        parser = super().create_parser(prog_name, subcommand, conflict_handler="resolve", **kwargs)

        def refuse(message: str) -> NoReturn:
            sentence = f"{message[:1].upper()}{message[1:]}."
            if parser.called_from_command_line:
                parser.exit(2, f"CommandError: {sentence}\n")
            raise CommandError(sentence, returncode=2)

        parser.error = refuse  # type: ignore[method-assign]
        return parser

    def print_json(self, report: Mapping[str, Any]) -> None:
        """Print a report; `ValueError` rather than NaN or an infinity."""
        self.stdout.write(json.dumps(report, allow_nan=False, ensure_ascii=False, indent=2))
