"""How long a person waits: a fresh clone, `make ui`, until the first run is completed.

Nothing is there but the tools and pip's cache: no virtual environment, no Prefect database. The
feeds are those of a small news world, so that no network is needed but the package index.
"""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx

from tests.flows.serving import world

Row = tuple[str, str, str, str]
_Reached = Callable[[], bool]

_ROOT = Path(__file__).resolve().parents[2]
_LEFT_OUT = ("PREFECT", "NEWSFLOW", "VIRTUAL_ENV", "PYTHONDONTWRITEBYTECODE")
"""Of the environment. With the last, Python would compile Prefect in each process."""
_PORT = 4218
_PATIENCE = 900.0


def bench(data: Path, limit: int) -> Iterator[Row]:
    """Seconds from `make ui` to a virtual environment, to a server, to the first completed run."""
    with tempfile.TemporaryDirectory() as name, world("--crowd", "4", "5") as (settings, _):
        clone = Path(name) / "newsflow"
        subprocess.run(["git", "clone", "-q", str(_ROOT), str(clone)], check=True)
        kept = {n: v for n, v in os.environ.items() if not n.startswith(_LEFT_OUT)}
        kept |= {"PREFECT_HOME": str(Path(name) / "prefect")} | settings
        started = time.monotonic()
        arguments = f"--port {_PORT} --pages-port 0"
        with subprocess.Popen(
            ["make", "ui", f"ARGS={arguments}"],
            cwd=clone,
            env=kept,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            try:
                for told, reached in _stages(clone):
                    _wait(reached, process, started)
                    yield "make ui", told, f"{time.monotonic() - started:.0f}", "s"
            finally:
                os.killpg(process.pid, signal.SIGTERM)


def _stages(clone: Path) -> tuple[tuple[str, _Reached], ...]:
    return (
        ("until installed", (clone / ".venv" / ".installed").exists),
        ("until the server answers", lambda: _ask("/admin/version", method="GET") is not None),
        ("until the first run is completed", _is_completed),
    )


def _wait(reached: _Reached, process: subprocess.Popen[bytes], started: float) -> None:
    while not reached():
        assert process.poll() is None, "make ui ended"
        assert time.monotonic() - started < _PATIENCE, "waited in vain"
        time.sleep(0.5)


def _is_completed() -> bool:
    wanted = {"flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}}}
    return bool(_ask("/flow_runs/filter", wanted))


def _ask(path: str, body: object = None, *, method: str = "POST") -> object:
    try:
        answer = httpx.request(method, f"http://127.0.0.1:{_PORT}/api{path}", json=body, timeout=10)
    except httpx.HTTPError:
        return None
    return answer.json() if answer.is_success else None
