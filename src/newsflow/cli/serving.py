"""`newsflow serve`: every flow deployed, scheduled and run, with a server to watch them on."""

# ruff: noqa: PLC0415 — what a command needs is imported when it runs, so that help comes at once.

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Annotated

import typer

from newsflow.cli.options import WarehouseOption

_PATIENCE = 120.0
"""Seconds until a server must answer: on a fresh machine it makes its database first."""

_GRACE = 30.0
"""Seconds for the runs and the server to end when they are told to."""


def serve(
    *,
    every: Annotated[
        float, typer.Option("--every", min=0.1, help="Minutes between two passes over the feeds.")
    ] = 15,
    nightly: Annotated[
        str, typer.Option("--nightly", metavar="CRON", help="When the upkeep runs.")
    ] = "30 3 * * *",
    host: Annotated[
        str, typer.Option("--host", help="Where a server is started, if none is configured.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65_535, help="Its port.")] = 4200,
    pages_port: Annotated[
        int,
        typer.Option("--pages-port", min=0, max=65_535, help="Where story pages are; 0: nowhere."),
    ] = 4201,
    warehouse: WarehouseOption = None,
) -> None:
    """Run the flows on their schedules, and show them at http://127.0.0.1:4200.

    Uses the Prefect server of PREFECT_API_URL, or one that answers at --host and --port,
    or starts one there. Stop it with Ctrl-C: what was appended stays, and the next run goes on.
    """
    from newsflow.cli.output import say
    from newsflow.config import read_settings
    from newsflow.warehouse.lake import find_lake, folder_beside

    settings = read_settings()
    path = warehouse or settings.warehouse
    path = path if find_lake(path) else path.absolute()
    environment = os.environ | {"NEWSFLOW_WAREHOUSE": str(path)}
    with ExitStack() as stack:
        stack.enter_context(_stopped_by_signals())
        if "PREFECT_API_URL" not in environment:
            environment["PREFECT_API_URL"] = stack.enter_context(_server(host, port))
        if pages_port and settings.story_pages_url is None:
            folder = settings.story_pages or folder_beside(path).absolute() / "stories"
            url = stack.enter_context(_pages(folder, host, pages_port))
            environment["NEWSFLOW_STORY_PAGES_URL"] = url
        say(f"Prefect: {environment['PREFECT_API_URL'].removesuffix('/api')} · stop with Ctrl-C")
        arguments = ["--every", str(every * 60), "--nightly", nightly]
        program = [sys.executable, str(_find_flows() / "serve.py"), *arguments]
        with _ended(subprocess.Popen(program, env=environment)) as runner:
            code = runner.wait()
    raise typer.Exit(2 if code else 0)


def _find_flows() -> Path:
    """The folder of the flows; raises `SettingsError` where only the library is installed."""
    from newsflow.errors import SettingsError

    folder = Path(__file__).resolve().parents[3] / "flows"
    if not (folder / "serve.py").exists():
        raise SettingsError(
            "the flows are not installed with the library",
            key=str(folder),
            advice="run newsflow serve from a checkout of newsflow",
        )
    return folder


@contextmanager
def _server(host: str, port: int) -> Iterator[str]:
    """The address of a Prefect server: the one that answers there, or one of our own."""
    url = f"http://{host}:{port}/api"
    if _answers(url):
        yield url
        return
    chosen = {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"}
    chosen |= {"PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false", "PREFECT_API_URL": url}
    # Runs of Prefect's go after 90 days; the warehouse keeps its own account of each for ever.
    chosen |= {"PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs"}
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", host]
    command += ["--port", str(port)]
    # A session of its own: Ctrl-C ends the runs first, and they can still tell the server.
    started = subprocess.Popen(
        command, env=chosen | os.environ, stdout=subprocess.DEVNULL, start_new_session=True
    )
    with _ended(started):
        _wait(url, started)
        yield url


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    from newsflow.errors import SettingsError

    deadline = time.monotonic() + _PATIENCE
    while not _answers(url):
        if server.poll() is not None or time.monotonic() > deadline:
            raise SettingsError(
                "the Prefect server did not start",
                key=url,
                advice="choose another --port, or see what `prefect server start` says",
            )
        time.sleep(0.2)


def _answers(url: str) -> bool:
    import httpx

    try:
        return httpx.get(f"{url}/health", timeout=2, trust_env=False).is_success
    except httpx.HTTPError:
        return False


@contextmanager
def _pages(folder: Path, host: str, port: int) -> Iterator[str]:
    """The address at which the pages of stories are served, while this lasts."""
    import threading
    from functools import partial
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing of each request."""

    folder.mkdir(parents=True, exist_ok=True)
    with ThreadingHTTPServer((host, port), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://{host}:{port}"
        server.shutdown()


@contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """A process that does not outlive us; it is asked first, and made to afterwards."""
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()


@contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """Take a termination as Ctrl-C, so that what was started is ended."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    former = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        raise typer.Exit(0) from None
    finally:
        signal.signal(signal.SIGTERM, former)
