"""`newsflow serve` in a process of its own, over the news world, and what its server says."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import httpx

T = TypeVar("T")

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Seen:
    """A flow run as the server shows it."""

    run_id: str
    name: str
    state: str
    message: str | None
    scheduled: bool
    """Whether a schedule made it, and not a request."""


@dataclass(frozen=True, slots=True)
class Served:
    """A running `newsflow serve`."""

    url: str
    """Of the user interface."""
    environment: Mapping[str, str]
    process: subprocess.Popen[bytes]

    def ask(self, path: str, body: object = None, *, method: str = "POST") -> Any:
        """The answer of Prefect's interface for programs."""
        for pause in (1, 2, 4, 0):
            answer = httpx.request(method, f"{self.url}/api{path}", json=body, timeout=30)
            if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
                break  # else its database is locked for the moment
            time.sleep(pause)
        assert answer.is_success, (path, answer.text)
        return answer.json() if answer.content else None

    def runs(self, flow: str) -> list[Seen]:
        """Runs of a flow that have begun or should have, the earliest first."""
        found = self.ask(
            "/flow_runs/filter",
            {"flows": {"name": {"any_": [flow]}}, "sort": "EXPECTED_START_TIME_ASC"},
        )
        return [
            Seen(r["id"], r["name"], state["name"], state["message"], r["auto_scheduled"])
            for r in found
            if (state := r["state"])["name"] not in {"Scheduled", "Late"}
        ]

    def start(self, flow: str, **parameters: object) -> str:
        """Ask for a run; its id."""
        deployment = self.ask(f"/deployments/name/{flow}/newsflow", method="GET")
        body = {"parameters": parameters}
        return str(self.ask(f"/deployments/{deployment['id']}/create_flow_run", body)["id"])

    def pause(self, flow: str) -> None:
        """Let the schedule of a flow rest."""
        deployment = self.ask(f"/deployments/name/{flow}/newsflow", method="GET")
        self.ask(f"/deployments/{deployment['id']}/pause_deployment")

    def state(self, run_id: str) -> Seen:
        """A run as it is now."""
        r = self.ask(f"/flow_runs/{run_id}", method="GET")
        state = r["state"]
        return Seen(r["id"], r["name"], state["name"], state["message"], r["auto_scheduled"])

    def tasks(self, run_id: str, state: str) -> list[str]:
        """Names of the tasks of a run that are in a state."""
        found = self.ask(
            "/task_runs/filter",
            {
                "task_runs": {
                    "flow_run_id": {"any_": [run_id]},
                    "state": {"name": {"any_": [state]}},
                }
            },
        )
        return sorted(task["name"] for task in found)


def wait_for(find: Callable[[], T | None], *, seconds: float = 240, pause: float = 0.1) -> T:
    """What `find` finds in the end."""
    deadline = time.monotonic() + seconds
    while True:
        found = find()
        if found:
            return found
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(pause)


def processes_of(run_id: str) -> list[int]:
    """Process ids of a flow run: the engine's and those it started."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            environment = (folder / "environ").read_bytes()
        except OSError:
            continue
        if run_id.encode() in environment or run_id.replace("-", "").encode() in environment:
            found.append(int(folder.name))
    return sorted(found)


def is_alive(process_id: int) -> bool:
    """Whether a process runs; one that ended and waits to be asked for does not."""
    try:
        return ") Z " not in Path(f"/proc/{process_id}/stat").read_text()
    except FileNotFoundError:
        return False


def kill(run_id: str) -> None:
    """End the process of a flow run as a power cut would; its workers notice by themselves."""
    os.kill(processes_of(run_id)[0], signal.SIGKILL)


def is_silent(url: str) -> bool:
    """Whether the server at this address (of its API) sends nothing about its use to anybody."""
    answer = httpx.get(f"{url}/admin/settings", timeout=30)
    return answer.json()["server"]["analytics_enabled"] is False


@contextmanager
def serve(folder: Path, settings: Mapping[str, str], *arguments: str) -> Iterator[Served]:
    """`newsflow serve` on a fresh home, until the block is left."""
    port = free_port()
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("PREFECT", "NEWSFLOW"))}
    whole = kept | {"PREFECT_HOME": str(folder / "prefect"), **settings}
    command = [sys.executable, "-m", "newsflow", "serve", "--port", str(port), "--pages-port"]
    command += [str(free_port()), "--warehouse", str(folder / "news.duckdb"), *arguments]
    with (folder / "serve.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=whole, stdout=log, stderr=log)
        try:
            served = Served(f"http://127.0.0.1:{port}", whole, process)
            wait_for(lambda: _is_deployed(served), seconds=180)
            yield served
        finally:
            process.terminate()
            process.wait(60)


@contextmanager
def world(*arguments: str) -> Iterator[tuple[dict[str, str], Callable[[str], Any]]]:
    """The news world in a process of its own: settings that find it, and what tells it to go on."""
    command = [sys.executable, "-m", "tests.world", *arguments]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())

        def tell(line: str) -> Any:
            process.stdin.write(f"{line}\n")  # type: ignore[union-attr]
            process.stdin.flush()  # type: ignore[union-attr]
            return json.loads(process.stdout.readline())  # type: ignore[union-attr]

        yield told["settings"] | {"NEWSFLOW_FEEDS": told["feeds"]}, tell
        process.stdin.close()


def _is_deployed(served: Served) -> bool:
    assert served.process.poll() is None, "newsflow serve ended"
    try:
        return len(served.ask("/deployments/filter", {})) == 5
    except (httpx.HTTPError, AssertionError):
        return False


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
