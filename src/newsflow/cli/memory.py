"""Memory that is let go goes back to the system."""

from __future__ import annotations

import ctypes
import sys

_M_MMAP_THRESHOLD = -3
"""As `malloc.h` of glibc has it (mallopt(3))."""
_LARGE = 4 * 1024 * 1024
"""Bytes from which a piece of memory is the system's own: less than large models and tables have,
more than what is made and let go for every page, where it would cost time."""


def return_large_pieces() -> None:
    """Give large pieces of memory back as soon as they are let go.

    glibc keeps pieces of the size of the largest that it saw let go, up to 32 MB: a process that
    reads pages held 55 MB for nothing. Does nothing where another library allocates.
    """
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
        if mallopt is not None:
            mallopt(_M_MMAP_THRESHOLD, _LARGE)
