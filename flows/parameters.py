"""Parameters that several flows take, as the forms of the user interface explain them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

Paths = Annotated[
    list[Path],
    Field(
        min_length=1,
        title="Files and folders",
        description="Paths on the machine that runs the flow: .txt .md .html .jsonl .warc.gz",
    ),
]
Warehouse = Annotated[
    Path | None,
    Field(
        title="Warehouse",
        description="The DuckDB file that readers open; empty for NEWSFLOW_WAREHOUSE.",
    ),
]
Feeds = Annotated[
    Path | None,
    Field(title="List of feeds", description="A feeds.toml; empty for NEWSFLOW_FEEDS."),
]
Everything = Annotated[
    bool,
    Field(
        title="Ask every feed",
        description="Ask every feed and look at every watched page now, due or not.",
    ),
]
First = Annotated[
    date | None,
    Field(title="From", description="First day of publication; empty for no bound."),
]
Last = Annotated[
    date | None,
    Field(title="To", description="Last day of publication; empty for no bound."),
]
