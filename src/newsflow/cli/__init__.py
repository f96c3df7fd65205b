"""The command line: `newsflow --help`.

Exit 0: done. 1: some input was rejected, or a check failed, and the output says which.
2: the command or the environment is wrong.

What a command needs is imported when it runs, so that help comes at once.
"""

from __future__ import annotations

import io
import logging
import os
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from newsflow.cli import asking, feeds, fetching, loading, moving, pages, reading, serving, upkeep
from newsflow.cli.stopping import INTERRUPTED, is_interrupt
from newsflow.errors import NewsflowError

USAGE = 2
"""Exit code when the command or the environment is wrong."""

app = typer.Typer(
    name="newsflow",
    help="News reports in; SQL over who says what happened, when and how many, out.",
    epilog="Begin with `newsflow load PATH` (files or folders), then `newsflow stories` and"
    " `newsflow story WORDS`. When something is wrong: `newsflow doctor`.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
_FIRST = "Load and compare"
_ASK = "Ask"
_KEEP = "Look after the warehouse"

app.command("load", rich_help_panel=_FIRST)(loading.load)
app.command("fetch", rich_help_panel=_FIRST)(fetching.fetch)
app.add_typer(feeds.feeds_app, name="feeds", rich_help_panel=_FIRST)
app.command("stories", rich_help_panel=_FIRST)(asking.stories)
app.command("story", rich_help_panel=_FIRST)(asking.story)
app.command("report", rich_help_panel=_FIRST)(pages.report)
app.command("read", rich_help_panel=_FIRST)(reading.read)
app.command("ask", rich_help_panel=_ASK)(asking.ask)
app.command("sql", rich_help_panel=_ASK)(asking.sql)
app.command(
    "shell",
    cls=asking.ShellCommand,
    rich_help_panel=_ASK,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)(asking.shell)
app.command("serve", rich_help_panel=_KEEP)(serving.serve)
app.command("check", rich_help_panel=_KEEP)(upkeep.check)
app.command("relink", rich_help_panel=_KEEP)(upkeep.relink)
app.command("reprocess", rich_help_panel=_KEEP)(upkeep.reprocess)
app.command("review", rich_help_panel=_KEEP)(upkeep.review)
app.command("export", rich_help_panel=_KEEP)(moving.export)
app.command("restore", rich_help_panel=_KEEP)(moving.restore)
app.command("publish", rich_help_panel=_KEEP)(upkeep.publish)
app.command("doctor", rich_help_panel=_KEEP)(upkeep.doctor)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"newsflow {version('newsflow')}")
        raise typer.Exit


@app.callback()
def newsflow(
    *,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Log each step to standard error.")
    ] = False,
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """News reports in; SQL over who says what happened, when and how many, out."""
    logging.basicConfig(
        level=logging.INFO if verbose else logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )


def main() -> None:
    """Run the command line; every failure is a sentence and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(
                errors="replace"
            )  # a terminal that lacks a letter still shows the rest
    try:
        app()
    except NewsflowError as error:
        _fail(_sentence(error), USAGE)
    except Exception as error:
        if is_interrupt(error):
            _fail("stopped", INTERRUPTED)
        logging.getLogger("newsflow.cli").debug("unexpected failure", exc_info=True)
        if os.environ.get("NEWSFLOW_DEBUG"):
            raise
        _fail(
            f"newsflow failed unexpectedly ({type(error).__name__}: {error})"
            " — set NEWSFLOW_DEBUG=1 to see where, and report it",
            USAGE,
        )


def _sentence(error: NewsflowError) -> str:
    """The error for people; its cause only where it adds to the message."""
    parts = [error.message if error.key is None else f"{error.message} ({error.key})"]
    if error.__cause__ is not None and error.message not in str(error.__cause__):
        parts.append(f"because: {error.__cause__}")
    return " ".join([*parts, *([f"— {error.advice}"] if error.advice else [])])


def _fail(message: str, code: int) -> None:
    typer.echo(f"newsflow: {message}", err=True)
    sys.exit(code)
