"""What git runs before a commit and a push are our own scripts, with options that they know."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from assurance.locks import ROOT

CONFIG = ROOT / ".pre-commit-config.yaml"


def faults_in(config: dict[str, Any]) -> list[str]:
    """Return what is wrong with the hooks: what comes from elsewhere, and what runs no script of ours."""
    elsewhere = [f"{repo['repo']} is not ours" for repo in config["repos"] if repo["repo"] != "local"]
    hooks = [hook for repo in config["repos"] for hook in repo["hooks"]]
    return elsewhere + [fault for hook in hooks for fault in faults_of(hook)]


def faults_of(hook: dict[str, Any]) -> list[str]:
    """Return what is wrong with one hook."""
    script = ROOT / hook.get("entry", "")
    if hook.get("language") != "script" or not script.is_file() or not os.access(script, os.X_OK):
        return [f"{hook['id']} runs no script of ours"]
    known = re.findall(r"--[a-z]+", script.read_text(encoding="utf-8"))
    return [f"{hook['id']}: {option}" for option in hook.get("args", []) if option not in known]


def test_hooks_run_scripts_that_exist() -> None:
    config = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
    assert [hook["id"] for repo in config["repos"] for hook in repo["hooks"]] == [
        "quick-checks",
        "all-checks",
    ]
    assert faults_in(config) == []


def test_pre_commit_can_read_its_settings() -> None:
    program = Path(sys.executable).parent / "pre-commit"
    done = subprocess.run([program, "validate-config", CONFIG], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("repo", "hook"),
    [
        ("https://elsewhere.example/hooks", {}),
        ("local", {"entry": "script/chek"}),
        ("local", {"entry": "CONTRIBUTING.md"}),
        ("local", {"language": "python"}),
        ("local", {"args": ["--quik"]}),
    ],
)
def test_planted_fault_is_found(repo: str, hook: dict[str, Any]) -> None:
    right = {"id": "one", "language": "script", "entry": "script/check", "args": ["--quick"]}
    assert faults_in({"repos": [{"repo": "local", "hooks": [right]}]}) == []
    assert len(faults_in({"repos": [{"repo": repo, "hooks": [{**right, **hook}]}]})) == 1


def test_check_refuses_an_option_that_it_does_not_know() -> None:
    done = subprocess.run([ROOT / "script" / "check", "--quik"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "script/check knows --quick and nothing else.\n")
