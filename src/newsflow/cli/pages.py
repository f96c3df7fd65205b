"""`newsflow report`: a story as a page, or all stories as a folder of pages."""

# ruff: noqa: PLC0415 — what a command needs is imported when it runs, so that help comes at once.

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsflow.cli.options import JsonOption, WarehouseOption

if TYPE_CHECKING:
    from newsflow.show.page import Written

_FOLDER = Path("stories")
_LIMIT = 100
"""Stories in a folder: a month of a busy desk; more make an index nobody reads."""


def report(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]...", help="Words of a headline or label, or a story's id."),
    ] = None,
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="PATH",
            help="The page to write, or with --all the folder.  [default: named after the story;"
            " stories/]",
        ),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Write a page for each recent story, and an index.")
    ] = False,
    limit: Annotated[
        int, typer.Option("--limit", min=1, help="With --all: how many stories, the newest first.")
    ] = _LIMIT,
    warehouse: WarehouseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write a story as one HTML page: timeline, coverage, quotations, figures, differences.

    The page needs no network and no script: send it, print it, keep it.

    Examples: `newsflow report ferry lerwick --out ferry.html` · `newsflow report --all --out pages`
    """
    from newsflow.config import read_settings

    asked = " ".join(words or ())
    if bool(asked) == every:
        raise typer.BadParameter("give WORDS or --all: newsflow stories lists what there is")
    path = warehouse or read_settings().warehouse
    if every:
        _write_folder(path, out or _FOLDER, limit, as_json=as_json)
    else:
        _write_one(path, asked, out, as_json=as_json)


def write_story_pages(
    warehouse: Path,
    folder: Path,
    *,
    limit: int = _LIMIT,
    on_start: Callable[[int], None] = lambda _: None,
    on_page: Callable[[], None] = lambda: None,
) -> Written:
    """Pages of the newest stories and their index, from a published warehouse; for flows too."""
    from newsflow.cli.sheets import list_stories, make_sheet
    from newsflow.show.page import write_pages
    from newsflow.warehouse import open_published

    with open_published(warehouse) as published:
        stories = list_stories(published, "")
        on_start(min(limit, len(stories)))
        return write_pages(
            stories[:limit],
            lambda story_id: make_sheet(published, story_id),
            folder,
            left=max(0, len(stories) - limit),
            on_page=on_page,
        )


def _write_folder(path: Path, folder: Path, limit: int, *, as_json: bool) -> None:
    from newsflow.cli.output import Steps, show_json, tell
    from newsflow.show import counted

    with Steps(quiet=as_json) as steps:
        written = write_story_pages(
            path,
            folder,
            limit=limit,
            on_start=lambda total: steps.start(f"writing {counted(total, 'page')}", total),
            on_page=steps.advance,
        )
    if as_json:
        show_json(written)
    else:
        told = f"{counted(written.pages, 'story')}, {written.changed} of their pages changed"
        tell(f"{written.index}: {told}")


def _write_one(path: Path, asked: str, out: Path | None, *, as_json: bool) -> None:
    from newsflow.cli.output import show_json, tell
    from newsflow.cli.sheets import find_story, make_sheet
    from newsflow.show.page import render_page, write_page
    from newsflow.warehouse import open_published

    with open_published(path) as published:
        sheet = make_sheet(published, find_story(published, asked))
    page = render_page(sheet)
    target = out or Path(_file_name(sheet.label, sheet.story_id))
    _write(page, target, write_page)
    if as_json:
        show_json({"story_id": sheet.story_id, "path": str(target), "bytes": len(page.encode())})
    else:
        tell(f"{target}: {sheet.label}")


def _write(page: str, target: Path, write_page: Callable[[str, Path], bool]) -> None:
    from newsflow.errors import InputError

    try:
        write_page(page, target)
    except OSError as error:
        raise InputError(
            "the page cannot be written", key=str(target), advice="name another with --out"
        ) from error


def _file_name(label: str, story_id: str) -> str:
    """The first words of the label, as a file name."""
    from newsflow.text import slug

    words = slug(label).split("-")[:8]
    return f"{'-'.join(words) or story_id}.html"
