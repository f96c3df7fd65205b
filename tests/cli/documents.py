"""The commands that README.md and docs/ show, run as printed; `make documents` writes their output.

A block marked `console` holds commands after `$ ` and below each what it prints on standard output.
A line `newsflow> SQL;` is typed in `newsflow shell`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WALKED = (ROOT / "README.md", ROOT / "docs" / "tutorial.md")
"""In this order: the second goes on where the first ends."""

ELSEWHERE = {"make test"}
"""Run by CI itself: a test cannot run all tests."""

_BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^(\$|newsflow>) (.+)$")


@dataclass(frozen=True)
class Shown:
    """One command of a document, and what stands below it."""

    prompt: str
    command: str
    output: str

    def typed(self) -> str:
        """As a person would type it into a terminal, remarks left out."""
        if self.prompt == "$":
            return self.command.partition("  #")[0].rstrip()
        return f"newsflow shell -c {_quoted(self.command)}"

    def written(self) -> str:
        """As it stands in the document."""
        return f"{self.prompt} {self.command}\n{self.output}"


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "'\\''") + "'"


def commands_of(text: str) -> Iterator[Shown]:
    """The commands of a document with what they print there."""
    for block in _BLOCK.findall(text):
        yield from _commands(block)


def _commands(block: str) -> Iterator[Shown]:
    shown: Shown | None = None
    for line in block.splitlines():
        if match := _COMMAND.match(line):
            if shown is not None:
                yield shown
            shown = Shown(match[1], match[2], "")
        elif shown is not None:
            shown = replace(shown, output=f"{shown.output}{line}\n")
    if shown is not None:
        yield shown


def make_checkout(folder: Path) -> None:
    """A checkout as after `make install`, whose warehouse is its own and empty."""
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "seeds", "src", "docs"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "warehouse").mkdir()
    for path in (ROOT / "warehouse").iterdir():
        if path.name in {"README.md", "shell.sql", "queries", "examples"}:
            (folder / "warehouse" / path.name).symlink_to(path)
    (folder / ".venv").mkdir()
    (folder / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    (folder / ".venv" / ".installed").touch()


def run(shown: Shown, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of a document in a checkout, eighty columns wide."""
    path = f"{folder / '.venv' / 'bin'}:{os.environ['PATH']}"
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEWSFLOW_", "MAKE"))}
    return subprocess.run(
        ["bash", "-c", shown.typed()],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env=kept | {"PATH": path, "COLUMNS": "80"},
    )


def rewrite(path: Path, folder: Path) -> None:
    """Run the commands of a document and write what they print below them."""
    text = path.read_text("utf-8")
    path.write_text(_BLOCK.sub(lambda block: _rerun(block[0], folder), text), "utf-8")


def _rerun(block: str, folder: Path) -> str:
    fresh = []
    for shown in _commands(block):
        silent = not shown.output or shown.typed() in ELSEWHERE
        if shown.typed() not in ELSEWHERE:
            answer = run(shown, folder)
            if answer.returncode:
                raise SystemExit(f"{shown.command}: {answer.stderr}")
            shown = replace(shown, output="" if silent else answer.stdout)  # noqa: PLW2901
        fresh.append(shown.written())
    return "".join(fresh)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as checkout:
        make_checkout(Path(checkout))
        for document in WALKED:
            rewrite(document, Path(checkout))
