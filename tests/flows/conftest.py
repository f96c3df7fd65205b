"""Prefect in the process of the tests leaves newsflow's log lines to the other tests."""

from __future__ import annotations

import os

os.environ["PREFECT_LOGGING_EXTRA_LOGGERS"] = ""
