"""What several test folders share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsflow import language as languages
from newsflow.language import Language

_SHARED = Path(__file__).resolve().parents[2] / "shared"
_LONGEST = ("flows", "test_spine.py", "test_publish.py", "test_crashes.py")
"""Folders and files whose tests wait for servers and processes."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, whatever the shuffled order: else one core waits for the other's last."""
    items.sort(key=lambda item: not {item.path.name, item.path.parent.name} & {*_LONGEST})


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
