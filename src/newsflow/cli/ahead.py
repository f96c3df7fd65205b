"""Work that is begun before it is needed, and taken in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

_Given = TypeVar("_Given")
_Begun = TypeVar("_Begun")


def begun_ahead(
    begin: Callable[[_Given], _Begun], given: Iterable[_Given], *, most: int
) -> Iterator[tuple[_Given, _Begun]]:
    """Each given thing with what `begin` made of it, in order.

    `most` are begun and not yet taken at any time: memory stays bounded, and nobody idles.
    """
    waiting = iter(given)
    begun = deque((each, begin(each)) for each in islice(waiting, most))
    while begun:
        first = begun.popleft()
        begun.extend((each, begin(each)) for each in islice(waiting, 1))
        yield first
