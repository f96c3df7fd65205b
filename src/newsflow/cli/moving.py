"""`newsflow export`, `restore`: a warehouse as files that other tools read, and back."""

# ruff: noqa: PLC0415 — what a command needs is imported when it runs, so that help comes at once.

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsflow.cli.options import WarehouseOption

if TYPE_CHECKING:
    from newsflow.warehouse import Published


class Format(Enum):
    """What an export is written as."""

    PARQUET = "parquet"
    CSV = "csv"
    PLOVER = "plover"
    GDELT = "gdelt"


_Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="A new or empty folder.")]


def export(
    folder: _Folder,
    *,
    form: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.PARQUET,
    warehouse: WarehouseOption = None,
) -> None:
    """Write the published warehouse to files.

    parquet: every table, by month where it has a date; `newsflow restore` makes the same
    warehouse of it. csv: every view. plover: the events as one JSON record a line.
    gdelt: events and their mentions as two tab-separated files in the columns of GDELT's.
    """
    from newsflow.cli.output import tell
    from newsflow.config import read_settings
    from newsflow.show import counted
    from newsflow.warehouse import open_published

    with open_published(warehouse or read_settings().warehouse) as published:
        files = _write(published, folder, form)
    tell(f"{counted(len(files), 'file')} in {folder}")


def restore(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="What export wrote.")],
    *,
    warehouse: WarehouseOption = None,
) -> None:
    """Make a warehouse of a Parquet export; the one named by --warehouse must be new or empty."""
    from newsflow.cli.output import tell
    from newsflow.config import read_settings
    from newsflow.warehouse import open_warehouse

    path = warehouse or read_settings().warehouse
    with open_warehouse(path) as store:
        store.restore(folder)
        store.publish()
    tell(f"{path} holds what {folder} held")


def _write(published: Published, folder: Path, form: Format) -> tuple[Path, ...]:
    from newsflow.cli import exchange

    if form is Format.PARQUET:
        return published.export(folder)
    if form is Format.CSV:
        return exchange.write_views(published, exchange.new_folder(folder))
    write = exchange.write_plover if form is Format.PLOVER else exchange.write_gdelt
    return write(published, exchange.new_folder(folder))
