"""The flow as a person starts it: a real process, a fresh home, no server configured."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsflow.cli.ingest import ingest, make_run
from newsflow.cli.readers import read_pages
from newsflow.intake import load_pages
from newsflow.types import Run
from newsflow.warehouse import open_warehouse

_ROOT = Path(__file__).resolve().parents[2]
_SEEDS = _ROOT / "seeds" / "reports"


@pytest.mark.prefect
@pytest.mark.slow
def test_the_flow_does_what_the_command_does(tmp_path: Path) -> None:
    flow, command = tmp_path / "flow.duckdb", tmp_path / "command.duckdb"
    answer = subprocess.run(
        [sys.executable, "flows/ingest.py", _SEEDS, tmp_path / "none.txt", "--warehouse", flow],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env=_fresh_environment(tmp_path) | {"NEWSFLOW_BATCH_PAGES": "4"},
    )
    told = re.sub(r"\x1b\[[0-9;]*m", "", answer.stdout + answer.stderr)

    assert answer.returncode == 2, told
    assert "Task run 'read batch 3 (4 pages)' - Finished in state Completed()" in told
    assert "newsflow.ingest - page read ref=" in told
    assert "run ended given=11 added=10 revised=1" in told
    with open_warehouse(command) as store:
        ingest(
            read_pages(load_pages([_SEEDS]), "newsflow"),
            append=lambda answers: store.ingest(answers, run=_run()),
            batch_pages=50,
        )
        expected = store.dump()
    with open_warehouse(flow) as store:
        assert store.dump() == expected


def _fresh_environment(home: Path) -> dict[str, str]:
    """No Prefect profile, database or server of the machine."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return kept | {"PREFECT_HOME": str(home / "prefect")}


def _run() -> Run:
    return make_run("test", datetime(2024, 3, 5, tzinfo=UTC))
