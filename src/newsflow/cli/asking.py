"""`newsflow stories`, `story`, `ask`, `sql`, `shell`: what the warehouse says."""

# ruff: noqa: PLC0415 — what a command needs is imported when it runs, so that help comes at once.

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand

from newsflow.cli.options import JsonOption, WarehouseOption

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from newsflow.warehouse import Published

_Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="[WORDS]...", help="Words of a headline or label, or a story's id."),
]


def stories(
    words: _Words = None, *, warehouse: WarehouseOption = None, as_json: JsonOption = False
) -> None:
    """List the stories, the newest first; with WORDS, those that have them.

    Examples: `newsflow stories` · `newsflow stories ferry`
    """
    from rich.text import Text

    from newsflow.cli.output import show, show_json
    from newsflow.cli.sheets import list_stories
    from newsflow.show import counted, render_stories

    with _published(warehouse) as published:
        found = list_stories(published, " ".join(words or ()))
    if as_json:
        show_json(found)
    else:
        show(render_stories(found), Text(counted(len(found), "story"), style="aside"))


def story(
    words: _Words = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="Show every story.")] = False,
    sentences: Annotated[
        bool, typer.Option("--sentences", "-s", help="Show the sentences behind each line.")
    ] = False,
    warehouse: WarehouseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compare the reports of a story side by side.

    Examples: `newsflow story ferry lerwick` · `newsflow story ferry --sentences`

    Reports are columns, events rows; words that only one version of a quotation has are marked;
    differences come with their verdict, the gravest first.
    """
    from rich.rule import Rule

    from newsflow.cli.output import show, show_json
    from newsflow.cli.sheets import find_story, list_stories, make_sheet
    from newsflow.show import render_sheet, without_sentences

    asked = " ".join(words or ())
    if bool(asked) == every:
        raise typer.BadParameter("give WORDS or --all: newsflow stories lists what there is")
    with _published(warehouse) as published:
        ids = (
            [line.story_id for line in list_stories(published, "")]
            if every
            else [find_story(published, asked)]
        )
        sheets = [make_sheet(published, story_id) for story_id in ids]
    if as_json:
        show_json(sheets if every else sheets[0])
        return
    for position, sheet in enumerate(sheets):
        if position:
            show(Rule(style="aside"))
        show(render_sheet(sheet if sentences else without_sentences(sheet)))


def ask(
    question: Annotated[
        str | None,
        typer.Argument(
            metavar="[QUESTION]",
            help="Its name; all without it.",
            autocompletion=_questions_like,
        ),
    ] = None,
    arguments: Annotated[
        list[str] | None, typer.Argument(metavar="[ARG]...", help="What the question is about.")
    ] = None,
    *,
    warehouse: WarehouseOption = None,
    as_json: JsonOption = False,
    as_csv: Annotated[
        bool, typer.Option("--csv", help="Print comma-separated values, for spreadsheets.")
    ] = False,
) -> None:
    """Ask a named question; without a name, list them all.

    Examples: `newsflow ask timeline ferry` · `newsflow ask quotes_by "Ada Moar"`
    """
    import sys

    from newsflow.cli.output import show, show_json, show_rows
    from newsflow.show import render_questions

    with _published(warehouse) as published:
        if question is not None:
            answer = published.ask(question, *(arguments or ()))
            if as_csv:
                from newsflow.cli.exchange import write_csv

                write_csv(answer, sys.stdout)
            else:
                show_rows(answer.columns, answer, as_json=as_json)
            return
        questions = published.questions()
    if as_json:
        show_json(questions)
    else:
        show(render_questions([(each.example, each.meaning) for each in questions]))


def sql(
    statement: Annotated[str, typer.Argument(metavar="SQL", help="Any query.")],
    *,
    warehouse: WarehouseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Run any SQL on the published warehouse, read-only.

    Examples: `newsflow sql "FROM stories"` · `newsflow sql "FROM disagree('ferry')" --json`
    """
    from newsflow.cli.output import show_rows

    with _published(warehouse) as published:
        answer = published.query(statement)
    show_rows(answer.columns, answer, as_json=as_json)


class ShellCommand(TyperCommand):
    """Takes our own options only: `-noheader` is one of the client's, not `-h` among others."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Everything else goes to the client as it stands."""
        ours, theirs, rest = list[str](), list[str](), iter(args)
        for argument in rest:
            if argument in {"-w", "--warehouse"}:
                ours += [argument, *islice(rest, 1)]
            elif argument in {"-h", "--help"} or argument.startswith("--warehouse="):
                ours.append(argument)
            else:
                theirs.append(argument)
        return super().parse_args(ctx, [*ours, "--", *theirs])


def shell(context: typer.Context, *, warehouse: WarehouseOption = None) -> None:
    """Open the DuckDB shell on the published warehouse, read-only.

    Examples: `newsflow shell` · `newsflow shell -c "FROM stories"` (options go to the client)
    """
    import os
    import sys

    from newsflow.cli.shell import find_client, shell_command

    with _published(warehouse) as published:
        path = published.path
    command = shell_command(find_client(), path, list(context.args))
    sys.stdout.flush()
    os.execv(command[0], command)  # the client takes this process' place


def _questions_like(incomplete: str) -> list[tuple[str, str]]:
    """For the shell's completion: names and meanings; none while there is no warehouse."""
    from newsflow.errors import NewsflowError

    try:
        with _published(None) as published:
            questions = published.questions()
    except NewsflowError:
        return []
    return [(each.name, each.meaning) for each in questions if each.name.startswith(incomplete)]


def _published(warehouse: Path | None) -> AbstractContextManager[Published]:
    from newsflow.config import read_settings
    from newsflow.warehouse import open_published

    return open_published(warehouse or read_settings().warehouse)
