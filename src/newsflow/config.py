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
    batch_pages: int = Field(default=50, ge=1, le=5_000)
    """How many pages are appended in one transaction."""
    processes: int = Field(default=0, ge=0, le=256)
    """How many processes read pages; 0 means as many as there are cores."""
    max_page_bytes: int = Field(default=8 * 1024 * 1024, ge=1_024, le=256 * 1024 * 1024)
    """A page above this is rejected as `too_large`: news pages are 20 to 400 times smaller."""
    flow_runner: Literal["threads", "processes", "dask", "ray"] = "processes"
    """Where the flows read pages: in this process, in others of this machine, or on a cluster."""
    flow_scheduler: str | None = None
    """Address of a running Dask scheduler or Ray cluster; without one a local one is started."""


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
