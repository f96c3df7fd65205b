"""Settings: what a person may choose once for all commands, by environment or by file.

Each field is read from `NEWSFLOW_<NAME>` or from a `.env` file in the working folder;
an option of a command wins over both. Read by `cli` and `flows` only.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from newsflow.errors import SettingsError


class Settings(BaseSettings):
    """What may be set, with its default."""

    model_config = SettingsConfigDict(
        env_prefix="NEWSFLOW_", env_file=".env", extra="ignore", frozen=True
    )

    warehouse: Path = Path("warehouse/newsflow.duckdb")
    """The published file that readers open; the writer's own file lies in `.store` beside it."""
    language: str = "newsflow"
    """Name of the English pipeline: ours, or an installed spaCy one such as `en_core_web_trf`."""
    batch_pages: int = Field(default=400, ge=1, le=5_000)
    """How many pages are appended in one transaction; each costs half a second beside its pages."""
    task_pages: int = Field(default=50, ge=1, le=5_000)
    """How many pages a task of a flow reads at most, and a pass over feeds hands on at once."""
    processes: int = Field(default=0, ge=0, le=256)
    """How many processes read pages; 0 means as many as there are cores."""
    max_page_bytes: int = Field(default=8 * 1024 * 1024, ge=1_024, le=256 * 1024 * 1024)
    """A page above this is rejected as `too_large`: news pages are 20 to 400 times smaller."""
    flow_runner: Literal["threads", "processes", "dask", "ray"] = "processes"
    """Where the flows read pages: in this process, in others of this machine, or on a cluster."""
    flow_scheduler: str | None = None
    """Address of a running Dask scheduler or Ray cluster; without one a local one is started."""
    story_pages: Path | None = None
    """Where flows write the pages of stories; `stories` beside the warehouse without it."""
    story_pages_url: str | None = None
    """Where that folder is served: what the links in Prefect's user interface start with."""

    feeds: Path = Path("seeds/feeds.toml")
    """The outlets and their feeds that `newsflow fetch` asks."""
    contact: str | None = None
    """A page or mail address at which owners of servers reach you: part of the `User-Agent`."""
    host_delay: float = Field(default=1.0, ge=0, le=60)
    """Seconds between two requests to one host; a longer `Crawl-delay` is kept."""
    requests: int = Field(default=64, ge=1, le=1_000)
    """Requests at once, to all hosts together."""
    attempts: int = Field(default=3, ge=1, le=10)
    """Requests for one address in one run, where the failure may be gone within seconds."""
    connect_seconds: float = Field(default=10.0, gt=0, le=300)
    """Until a connection must stand."""
    answer_seconds: float = Field(default=20.0, gt=0, le=300)
    """Until the first byte must have come, and between any two pieces."""
    whole_seconds: float = Field(default=60.0, gt=0, le=3_600)
    """Until the last byte must have come."""
    pages_per_feed: int = Field(default=200, ge=1, le=10_000)
    """New pages of one feed in one run; more wait for the next run."""
    watch_hours: tuple[float, ...] = (1, 6, 24, 72)
    """From each look at a page to the next, as JSON: its edits become revisions."""
    raw_pages: Path | None = None
    """Where raw pages are kept; `.raw` beside the warehouse without it."""
    raw_days: int = Field(default=365, ge=0)
    """Days for which raw pages are kept."""
    raw_bytes: int = Field(default=20 * 1024**3, ge=0)
    """Bytes that raw pages may take; the oldest files go first."""
    hosts: dict[str, str] = {}
    """Hosts that are dialled at a given address and not checked, as JSON:
    `{"news.lan": "10.1.2.3"}` or `{"*.test:443": "127.0.0.1:8443"}`.
    All others must have a public address."""
    ca_file: Path | None = None
    """Certificates that are trusted besides the usual ones, as PEM."""


def read_settings() -> Settings:
    """The settings of this process; raises `SettingsError` naming each wrong one."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(
            f"NEWSFLOW_{'_'.join(str(part) for part in each['loc']).upper()}: {each['msg']}"
            for each in error.errors()
        )
        raise SettingsError(
            f"a setting is wrong: {wrong}", advice="correct the environment or the .env file"
        ) from None
