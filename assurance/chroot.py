"""A small Debian in a folder, made by debootstrap: to try the scripts on a machine that has nothing yet.

How packages are reached (mirror, proxy, certificates, the settings of pip) is taken from the machine it runs on.
Mounts are made in the mount namespace of the caller, which must be one of its own: they go when it ends.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assurance.locks import ROOT

KEPT = ROOT / ".local" / "machines"  # the systems as debootstrap left them
INCLUDED = "ca-certificates,git,python3"  # certificates: git cannot clone over https without
REACH = re.compile(r"PIP_.*|(https?|no|all)_proxy|SSL_CERT_FILE|REQUESTS_CA_BUNDLE", re.IGNORECASE)
PIP_OPTIONS = re.compile(r"(index-url|extra-index-url|find-links|no-index|cert|trusted-host|proxy|timeout)$")
APT_OPTIONS = re.compile(r"Acquire::(https?|ftp|Check|Retries|Force)")
SEARCHED = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


def output_of(*command: str) -> str:
    """Return what a command printed; nothing when it failed."""
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout


def mirror_here() -> list[str]:
    """Return the address of Debian's packages as apt here has it, for debootstrap; nothing when it has none."""
    lines = output_of(
        "apt-get", "indextargets", "--format", "$(ORIGIN) $(COMPONENT) $(REPO_URI)"
    ).splitlines()
    found = [line.split()[-1] for line in lines if line.startswith("Debian main ")]
    return found[:1]


def kept_system(release: str) -> Path:
    """Return an archive of the release with git and Python and no more, made the first time it is asked for."""
    archive = KEPT / f"{release}.tar"
    if not archive.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        folder, draft = KEPT / f"{release}.new", archive.with_suffix(".new.tar")
        shutil.rmtree(folder, ignore_errors=True)
        options = ["--variant=minbase", f"--include={INCLUDED}"]
        log = KEPT / f"{release}.log"
        with log.open("w") as file:
            subprocess.run(
                ["debootstrap", *options, release, str(folder), *mirror_here()],
                stdout=file,
                stderr=file,
                check=True,
            )
        subprocess.run(["tar", "-C", str(folder), "-cf", str(draft), "."], check=True)
        shutil.rmtree(folder)
        draft.rename(archive)
    return archive


@dataclass(frozen=True)
class Machine:
    """A system in a folder, and the user and the environment of who types there."""

    root: Path
    user: str
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def home(self) -> str:
        """The home of who types."""
        return "/root" if self.user == "root" else f"/home/{self.user}"

    def command(self, script: str, *arguments: str, user: str = "") -> list[str]:
        """Return the command that runs a piece of shell there, with nothing of our environment but the reach."""
        name = user or self.user
        reach = {key: value for key, value in os.environ.items() if REACH.fullmatch(key)}
        own = self.environment if name == self.user else {}
        variables = {"HOME": self.home, "USER": name, "PATH": SEARCHED, "LANG": "C.UTF-8"} | reach | own
        words = [f"{key}={value}" for key, value in variables.items()]
        enter = ["chroot", f"--userspec={name}:{name}", str(self.root)]
        return [*enter, "/usr/bin/env", "-i", *words, "/bin/sh", "-c", script, "sh", *arguments]

    def run(
        self, script: str, *arguments: str, user: str = "", timeout: int = 3000
    ) -> subprocess.CompletedProcess[str]:
        """Run a piece of shell there and return its status, standard output and standard error."""
        command = self.command(script, *arguments, user=user)
        return subprocess.run(command, capture_output=True, text=True, timeout=timeout)


def unpack(release: str, root: Path) -> None:
    """Make the folder a system of its own, with the ways to packages of this machine."""
    root.parent.chmod(0o711)  # its users pass through, and no one else finds anything
    root.mkdir(mode=0o755)
    subprocess.run(["tar", "-C", str(root), "-xf", str(kept_system(release))], check=True)
    subprocess.run(["mount", "-t", "proc", "proc", str(root / "proc")], check=True)
    for name in ("resolv.conf", "hosts"):
        shutil.copy(f"/etc/{name}", root / "etc" / name)
    apt = [line for line in output_of("apt-config", "dump").splitlines() if APT_OPTIONS.match(line)]
    (root / "etc/apt/apt.conf.d/99reach").write_text("".join(f"{line}\n" for line in apt))
    pip = pip_options()
    lines = [f"{name} = {value}" for name, value in pip.items()]
    (root / "etc/pip.conf").write_text("\n".join(["[global]", *lines, ""]))
    reach = [value for key, value in os.environ.items() if REACH.fullmatch(key)]
    for path in named_paths([*pip.values(), *reach]):
        bring(path, root)


def pip_options() -> dict[str, str]:
    """Return where pip here finds packages, from its configuration files; each value on one line."""
    lines = output_of(sys.executable, "-m", "pip", "config", "list").splitlines()
    pairs = [line.partition("=")[::2] for line in lines if line.startswith(("global.", "install."))]
    options = {name.partition(".")[2]: str(ast.literal_eval(value)) for name, value in pairs}
    return {name: " ".join(value.split()) for name, value in options.items() if PIP_OPTIONS.match(name)}


def named_paths(values: list[str]) -> Iterator[Path]:
    """Yield each file and folder of this machine that the values name, an index with the files beside it."""
    for word in " ".join(values).split():
        path = Path(word.removeprefix("file://"))
        if path.is_absolute() and path.exists():
            yield path.parent if path.name == "simple" else path


def bring(path: Path, root: Path) -> None:
    """Let the system have a file (a copy) or a folder (read only) of this machine under the same name."""
    there = root / path.relative_to("/")
    if path.is_file():
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, there)
    elif not there.is_mount():
        there.mkdir(parents=True, exist_ok=True)
        subprocess.run(["mount", "--bind", str(path), str(there)], check=True)
        subprocess.run(["mount", "-o", "remount,ro,bind", str(there)], check=True)
