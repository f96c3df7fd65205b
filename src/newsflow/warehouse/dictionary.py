"""The data dictionary of the warehouse, from the comments in its schema.

python -m newsflow.warehouse.dictionary        writes warehouse/README.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import duckdb

from newsflow.warehouse.connection import Connection
from newsflow.warehouse.migrate import migrate

_HOME = Path("warehouse/README.md")
_NO_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)

_OPENING = """\
# The warehouse

This folder holds the database, `newsflow.duckdb`, once something was loaded.
The file is a published copy: read it as long as you like.
It is replaced as a whole and never written to.
The writer's own file lies in `.store/`.

```
newsflow shell                                # the DuckDB shell, with the hints of shell.sql
duckdb -readonly warehouse/newsflow.duckdb    # the same without them
```

As many as like may have it open at once, while newsflow writes. `duckdb` without `-readonly` asks
for the right to write, and is refused it. A shell shows what was there when it started;
`.open --readonly warehouse/newsflow.duckdb` shows what is there now.

`FROM help();` lists the questions; each has a file in `queries/` that says what its columns mean.
An argument `q` is words of a headline or of a story's label, or an id;
`name` is any spelling of a name.

Views and macros are what you may rely on.
The tables behind them lie in the schema `kept` and may change.
All moments are in UTC. Spans count Unicode code points of the article's text and are half open.

This page is made from the comments in the database by `make dictionary`:
change those, not this page.
"""


def write(path: Path = _HOME) -> None:
    """Write the dictionary of the present schema."""
    path.write_text(dictionary(), encoding="utf-8")


def dictionary() -> str:
    """The dictionary of the present schema, in Markdown."""
    with duckdb.connect() as con:
        migrate(con, now=_NO_MOMENT)
        return "\n".join(
            [_OPENING, *_questions(con), *_objects(con, "main"), *_objects(con, "kept")]
        )


_TITLES = {"main": "Views", "kept": "Tables"}


def _questions(con: Connection) -> Iterator[str]:
    yield "## Questions\n"
    yield "| ask | to learn |\n|---|---|"
    for example, answers in con.execute("select example, answers from help()").fetchall():
        yield f"| `{example}` | {_cell(answers)} |"
    yield ""


def _objects(con: Connection, schema: str) -> Iterator[str]:
    yield f"## {_TITLES[schema]}\n"
    found = con.execute(_COLUMNS, [schema]).fetchall()
    for (name, comment), columns in groupby(found, key=lambda row: (row[0], row[1])):
        yield f"### {name}\n\n{comment.split(' For example: ')[0]}\n"
        yield "| column | type | meaning |\n|---|---|---|"
        for _, _, column, kind, meaning in columns:
            yield f"| `{column}` | {kind.lower()} | {_cell(meaning)} |"
        yield ""


_COLUMNS = """
    with objects as (
        select view_name as name, comment, schema_name from duckdb_views() where not internal
        union all
        select table_name as name, comment, schema_name from duckdb_tables()
    )

    select objects.name, objects.comment, columns.column_name, columns.data_type, columns.comment
    from objects
    inner join duckdb_columns() as columns
        on objects.schema_name = columns.schema_name and objects.name = columns.table_name
    where objects.schema_name = ?
    order by objects.name, columns.column_index
"""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    write(*(Path(argument) for argument in sys.argv[1:2]))
