from __future__ import annotations

from collections.abc import Iterator

import pytest

from newsflow.cli.ahead import begun_ahead


@pytest.mark.parametrize("most", [1, 2, 5])
@pytest.mark.parametrize("number", [0, 1, 3, 9])
def test_everything_is_begun_once_and_taken_in_order(number: int, most: int) -> None:
    begun = list[int]()

    def begin(given: int) -> str:
        begun.append(given)
        return f"work {given}"

    taken = list(begun_ahead(begin, range(number), most=most))

    assert taken == [(each, f"work {each}") for each in range(number)]
    assert begun == list(range(number))


def test_no_more_is_begun_than_may_wait() -> None:
    given = list[int]()

    def numbers() -> Iterator[int]:
        for number in range(9):
            given.append(number)
            yield number

    ahead = begun_ahead(str, numbers(), most=3)
    waiting = [len(given) - taken for taken, _ in enumerate(ahead, start=1)]

    assert waiting == [3, 3, 3, 3, 3, 3, 2, 1, 0]
