"""Pages are read in several processes as in one: the same answers in the same order."""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from newsflow import pipeline
from newsflow.cli import readers
from newsflow.cli.readers import ALONE, Readers, read_pages, start
from newsflow.cli.sample import SAMPLE
from newsflow.errors import LanguageError
from newsflow.intake import load_pages
from newsflow.language import pipeline as loading
from newsflow.types import Page, Reject, Report

_SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "reports"


def pages(times: int) -> list[Page | Reject]:
    return list(load_pages([_SEEDS])) * times


def page(ref: str, words: str) -> Page:
    return Page(ref=ref, body=words.encode(), media_type="text/plain")


def test_several_processes_answer_as_one_does() -> None:
    given = pages(4)
    assert len(given) > ALONE

    alone = list(read_pages(given, "newsflow", processes=1))

    assert list(read_pages(given, "newsflow", processes=2)) == alone
    assert sum(isinstance(answer, Report) for answer in alone) > ALONE


def test_the_page_that_is_read_before_forking_has_something_of_all() -> None:
    (read,) = read_pages([SAMPLE], "newsflow", processes=1)

    assert isinstance(read, Report)
    found = read.mentions
    for kind in (found.entities, found.times, found.figures, found.quotes, found.events):
        assert len(kind) > 1
    assert found.toll is not None
    assert found.predicates


def test_processes_make_room_for_others_after_so_many_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = pages(4)
    alone = list(read_pages(given, "newsflow", processes=1))
    pools: list[ProcessPoolExecutor] = []

    def begin(language: str, processes: int) -> ProcessPoolExecutor:
        pools.append(start(language, processes))
        return pools[-1]

    monkeypatch.setattr(readers, "start", begin)
    monkeypatch.setattr(readers, "RENEWED_AFTER", 2)

    assert list(read_pages(given, "newsflow", processes=2)) == alone
    assert len(pools) == -(-len(given) // (4 * readers.AT_ONCE))
    for pool in pools:
        with pytest.raises(RuntimeError, match="cannot schedule"):
            pool.submit(os.getpid)


def test_a_page_that_fails_among_others_is_a_reject_and_they_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = pages(1)[:4]
    wanted = list(read_pages(given, "newsflow", processes=1))
    clean = pipeline.clean_or_reject

    def fail_on_one(asked: Page) -> object:
        if asked.ref == given[1].ref:
            raise RuntimeError("a bug")
        return clean(asked)

    monkeypatch.setattr(pipeline, "clean_or_reject", fail_on_one)
    first, failed, *others = read_pages(given, "newsflow", processes=1)

    assert isinstance(failed, Reject)
    assert (failed.reason, failed.ref) == ("failed", given[1].ref)
    assert [first, *others] == [wanted[0], *wanted[2:]]


def test_a_few_pages_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "Readers", None)

    assert len(list(read_pages(pages(1), "newsflow", processes=2))) == len(pages(1))


def test_pages_are_taken_no_further_ahead_than_a_few_portions() -> None:
    taken = 0

    def given() -> list[Page]:
        nonlocal taken
        for number in range(200):
            taken += 1
            yield page(f"{number}.txt", "too short")

    with Readers("newsflow", 1) as reader:
        next(reader.read(given()))

    assert taken < 110


def test_a_page_that_kills_its_process_is_a_reject_and_the_others_are_read() -> None:
    given = [page(f"{number}.txt", "too short") for number in range(12)]
    given[5] = DeadlyPage(ref="5.txt", body=b"", media_type="text/plain")

    with Readers("newsflow", 2) as reader:
        answers = list(reader.read(given))

    assert [answer.ref for answer in answers] == [each.ref for each in given]
    assert [a.ref for a in answers if a.reason == "failed"] == ["5.txt"]
    assert "died" in answers[5].detail


def test_a_language_that_cannot_be_loaded_is_said_once_by_the_process_that_asked() -> None:
    with pytest.raises(LanguageError, match=r"no such language pipeline \(Klingon\) — there are"):
        next(read_pages(pages(4), "Klingon", processes=2))


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux")
def test_the_pipeline_is_loaded_once_for_all_processes() -> None:
    pool = start("newsflow", 2)
    try:
        parents = {pool.submit(_loaded_by).result() for _ in range(8)}
    finally:
        pool.shutdown()

    assert len(parents) == 1
    assert os.getpid() not in parents


def _loaded_by() -> int:
    """The process that loaded what this one reads with."""
    assert loading._load.cache_info().misses == 1
    assert loading._load.cache_info().hits > 0
    return os.getppid()


class DeadlyPage(Page):
    """Kills the process that unpacks it."""

    def __reduce__(self) -> tuple[object, ...]:
        return _die_elsewhere, (os.getpid(),)


def _die_elsewhere(home: int) -> Page:
    if os.getpid() != home:
        os.kill(os.getpid(), signal.SIGKILL)
    return page("5.txt", "")
