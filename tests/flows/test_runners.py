from __future__ import annotations

import os
import signal
import subprocess
import sys

from tests.flows.serving import ROOT, is_alive, wait_for

_PARENT = """
import multiprocessing, os, time
from concurrent.futures import ProcessPoolExecutor
from flows.runners import end_with_parent

context = multiprocessing.get_context("spawn")
with ProcessPoolExecutor(1, mp_context=context, initializer=end_with_parent) as pool:
    print(pool.submit(os.getpid).result(), flush=True)
    time.sleep(300)
"""


def test_workers_end_with_the_run_that_was_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _PARENT], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        assert is_alive(worker)

        os.kill(parent.pid, signal.SIGKILL)

        assert wait_for(lambda: not is_alive(worker), seconds=30)
