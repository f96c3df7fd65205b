"""What a process that reads finds loaded: the fork server imports this, and nobody else does."""

from __future__ import annotations

import gc
import signal
from contextlib import suppress

from newsflow import language
from newsflow.cli import batch_readers, readers  # noqa: F401 - what the processes run
from newsflow.cli.ingest import read_or_reject_all
from newsflow.cli.sample import SAMPLE
from newsflow.config import read_settings

# Ctrl-C goes to the process that asked: it stops the others.
signal.signal(signal.SIGINT, signal.SIG_IGN)
# What is wrong with a setting or a pipeline is said where it is needed.
with suppress(Exception):
    read_or_reject_all([SAMPLE], language.load(read_settings().language))
gc.freeze()  # what is loaded is shared, as long as nobody writes to it: not even a collection
