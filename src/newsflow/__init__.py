"""newsflow: reports of the same events, side by side, in SQL.

::

    article = newsflow.clean(page, url=…)        # or a Refusal with its reason
    mentions = newsflow.extract(article)
    with newsflow.open_warehouse(path) as warehouse:
        warehouse.ingest([article])
        warehouse.publish()
        warehouse.query("from stories")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsflow.articles import clean
    from newsflow.mentions import extract
    from newsflow.warehouse import open_warehouse

__version__ = "0.1.0"
__all__ = ["__version__", "clean", "extract", "open_warehouse"]

_HOMES = {
    "clean": "newsflow.articles",
    "extract": "newsflow.mentions",
    "open_warehouse": "newsflow.warehouse",
}


def __getattr__(name: str) -> Any:
    """Import the three entry points when first used: `import newsflow` stays cheap."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
