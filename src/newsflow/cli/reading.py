"""`newsflow read`: one page, nothing stored."""

# ruff: noqa: PLC0415 — what a command needs is imported when it runs, so that help comes at once.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsflow.cli.options import JsonOption

if TYPE_CHECKING:
    from newsflow.types import Page, Reject, Report


def read(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A page: .txt .md or .html", show_default=False)
    ],
    *,
    url: Annotated[
        str | None, typer.Option("--url", metavar="U", help="The address the page came from.")
    ] = None,
    as_json: JsonOption = False,
    plover: Annotated[
        bool, typer.Option("--plover", help="Print its events as PLOVER records, in JSON.")
    ] = False,
    gdelt: Annotated[
        bool, typer.Option("--gdelt", help="Print its events as rows like GDELT's, in JSON.")
    ] = False,
) -> None:
    """Read one page and show its article, main event and mentions; nothing is stored.

    Examples: `newsflow read page.html --url https://paper.example/a` · `newsflow read a.txt --json`

    Exit 0: read. 1: it is no article, and why. 2: there is no such file.
    """
    from newsflow.cli.output import show, show_json
    from newsflow.config import read_settings
    from newsflow.mentions.event_export import gdelt_rows, plover_records
    from newsflow.show import render_report
    from newsflow.show.report import told
    from newsflow.types import Reject

    settings = read_settings()
    page = _page(file, url, settings.max_page_bytes)
    report = page if isinstance(page, Reject) else _read(page, settings.language)
    if isinstance(report, Reject):
        _refuse(report, as_json=as_json or plover or gdelt)
    elif plover:
        show_json(list(plover_records(report)))
    elif gdelt:
        show_json(list(gdelt_rows(report)))
    elif as_json:
        show_json(told(report))
    else:
        show(render_report(report))


def _page(file: Path, url: str | None, max_bytes: int) -> Page | Reject:
    from dataclasses import replace

    from newsflow.errors import InputError
    from newsflow.intake import NOT_FOUND, load_pages
    from newsflow.types import Reject

    pages = load_pages([file], max_bytes=max_bytes)
    page = next(pages, None)
    if page is None or next(pages, None) is not None:
        raise InputError("this is not one page", key=str(file), advice="use newsflow load")
    if isinstance(page, Reject):
        if page.reason == NOT_FOUND:
            raise InputError("there is no such file", key=str(file))
        return page
    return replace(page, url=url or page.url)


def _read(page: Page, name: str) -> Report | Reject:
    from newsflow import language as languages
    from newsflow.pipeline import read_page

    return read_page(page, languages.load(name))


def _refuse(reject: Reject, *, as_json: bool) -> None:
    from newsflow.cli.output import say, show_json

    if as_json:
        show_json(reject)
    else:
        say(f"{reject.ref}: {reject.reason}: {reject.detail}")
    raise typer.Exit(1)
