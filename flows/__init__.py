"""Prefect, and only here: the same library calls as the command line, scheduled and watched.

Settings of Prefect's that newsflow chooses; one that is set in the environment wins.
They are set before Prefect is imported, which reads them once.
"""

import logging
import os
import sys

_CHOSEN = {
    # Nothing is sent out, and nothing is advertised.
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    # Our own log lines show in the runs: INFO is one line for each page and one for each run.
    "PREFECT_LOGGING_EXTRA_LOGGERS": "newsflow",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    # Colours are for a terminal; finding what to colour is a third of the cost of a line.
    "PREFECT_LOGGING_COLORS": str(sys.stderr.isatty()),
    # The first run on a machine makes the server's database: 22 s were measured, 20 s are allowed.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    # A server that restarts is waited for, some two minutes in all, before a run gives up.
    "PREFECT_CLIENT_MAX_RETRIES": "6",
    # Heartbeats tell a run whose machine went away from one that works; 180 s are too long to wait.
    "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
}

for _name, _value in _CHOSEN.items():
    os.environ.setdefault(_name, _value)
logging.getLogger("newsflow").setLevel(logging.INFO)
