"""A page in, a report or the reason why not out."""

from __future__ import annotations

import copy
import hashlib
import pickle
from dataclasses import FrozenInstanceError

import pytest

from newsflow.language import Language
from newsflow.pipeline import read_page, read_pages
from newsflow.types import Page, Reject, Report

TEXT = b"""\
Ferry runs aground off Stornoway

June 4, 2022

A ferry ran aground off Stornoway on Friday, and 40 passengers were taken ashore in lifeboats.

Nobody was hurt, the coast guard said.
"""


def page(body: bytes) -> Page:
    return Page(ref="ferry.txt", body=body, media_type="text/plain")


def test_a_page_with_an_article_becomes_a_report(language: Language):
    report = read_page(page(TEXT), language)

    assert isinstance(report, Report)
    assert report.article.headline == "Ferry runs aground off Stornoway"
    assert report.mentions.revision_id == report.article.revision_id
    assert [str(figure.value) for figure in report.mentions.figures] == ["40"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [(b"", "empty"), (bytes(range(256)) * 8, "not_text"), (b"Home\n\nSign in\n", "too_short")],
    ids=["nothing", "binary", "no article"],
)
def test_a_page_without_one_becomes_a_reject_that_says_why(
    body: bytes, reason: str, language: Language
):
    reject = read_page(page(body), language)

    assert isinstance(reject, Reject)
    assert (reject.stage, reject.ref, reject.reason) == ("clean", "ferry.txt", reason)
    assert reject.payload_hash == hashlib.sha256(body).hexdigest()
    assert reject.detail


def test_pages_read_at_once_become_what_each_becomes_alone(language: Language):
    bodies = [TEXT, b"", TEXT.replace(b"Stornoway", b"Oban"), TEXT.replace(b"40", b"12")]
    pages = [page(body) for body in bodies]

    assert read_pages(pages, language) == tuple(read_page(each, language) for each in pages)
    assert read_pages([], language) == ()


def test_a_report_is_the_same_in_another_process_and_still_frozen(language: Language):
    report = read_page(page(TEXT), language)
    assert isinstance(report, Report)

    for other in (pickle.loads(pickle.dumps(report)), copy.copy(report), copy.deepcopy(report)):
        assert other == report
        assert hash(other.mentions.figures) == hash(report.mentions.figures)
        with pytest.raises(FrozenInstanceError):
            other.article = report.article
