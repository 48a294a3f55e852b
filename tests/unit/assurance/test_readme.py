"""Each command that the README shows is run by a trial of `python -m assurance.machines`."""

import re

from assurance import trials
from assurance.locks import ROOT
from assurance.machines import CASES, LONG
from assurance.readme import commands_by_section, readme_commands

COVERED = {
    "git clone <this repository> veerkrachtportfolio": trials.clone,
    "cd veerkrachtportfolio": trials.clone,
    "script/demo": trials.demo,
    "script/manage demo_code youssef@voorbeeld.example": trials.demo,
    "script/test": trials.all_tests,
    "script/test --date 2028-02-29T23:30": trials.tests_at_another_date,
    "script/check": trials.unit_tests,  # script/test begins with it
    "script/benchmark": trials.benchmarks,
}
RUN_AS_THEY_STAND = {trials.INSTALLATION: trials.installation}  # section to the trial that reads it


def uncovered(commands):
    return {
        command
        for section, shown in commands.items()
        for command in shown
        if section not in RUN_AS_THEY_STAND and command not in COVERED
    }


def test_each_command_of_the_readme_is_tried():
    commands = readme_commands()
    assert set(commands) >= {"Try it", "Test it", *RUN_AS_THEY_STAND}
    assert uncovered(commands) == set()


def test_no_command_is_listed_that_the_readme_does_not_show():
    shown = {command for commands in readme_commands().values() for command in commands}
    assert set(COVERED) <= shown


def test_each_trial_named_here_is_part_of_a_case():
    tried = {trials.clone, *(step for case in (*CASES, *LONG) for step in case.steps)}
    assert {*COVERED.values(), *RUN_AS_THEY_STAND.values()} <= tried


def test_commands_of_manage_in_the_text_are_there():
    names = set(re.findall(r"(?:script/manage|manage\.py) ([a-z_]+)", (ROOT / "README.md").read_text()))
    ours = {path.stem for path in ROOT.glob("*/management/commands/*.py")}
    assert "demo_code" in names
    assert names <= ours | {"migrate", "collectstatic"}


def test_planted_command_is_found():
    text = "## Try it\n\n```sh\nscript/demo   # shows it\n# a remark\nscript/explode\n```\n\n## Else\n\nno commands\n"
    assert commands_by_section(text) == {"Try it": ["script/demo", "script/explode"]}
    assert uncovered(commands_by_section(text)) == {"script/explode"}
