"""What several test folders share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsflow import language as languages
from newsflow.language import Language

_SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring data beside the repository: needed in CI, skipped elsewhere."""
    if not _SHARED.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail("../shared is missing although CI=true")
        pytest.skip("../shared is not here")
    return _SHARED


@pytest.fixture(scope="session")
def language() -> Language:
    """The pipeline that newsflow ships, loaded once."""
    return languages.load()
