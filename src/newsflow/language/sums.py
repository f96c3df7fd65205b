"""The files of trained weights, checked before they are used."""

from __future__ import annotations

import hashlib
from pathlib import Path

from newsflow.errors import LanguageError

WEIGHTS = Path(__file__).parent / "weights"
SUMS = "SHA256SUMS"
VERSION_FILE = "VERSION"
_ADVICE = "install newsflow again, or train anew with `make weights`"


def check_weights(folder: Path = WEIGHTS) -> str:
    """The version of the weights in `folder`, all of whose files are as they were made.

    Raises `LanguageError` when one is missing or damaged.
    """
    sums = folder / SUMS
    if not sums.is_file():
        raise LanguageError("the language weights are missing", key=str(folder), advice=_ADVICE)
    for line in sums.read_text("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        path = folder / name
        if not path.is_file():
            raise LanguageError(
                "a file of the language weights is missing", key=str(path), advice=_ADVICE
            )
        if sum_of(path) != digest:
            raise LanguageError(
                "a file of the language weights is damaged", key=str(path), advice=_ADVICE
            )
    return (folder / VERSION_FILE).read_text("utf-8").strip()


def write_sums(folder: Path) -> None:
    """Note the sums of all files in `folder`."""
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != SUMS)
    lines = [f"{sum_of(path)}  {path.relative_to(folder).as_posix()}\n" for path in paths]
    (folder / SUMS).write_text("".join(lines), "utf-8")


def sum_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
