"""The pages that `newsflow report` writes, opened in a browser as a reader would."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from typer.testing import CliRunner

from newsflow.cli import app
from newsflow.show.page import render_page
from tests.show.sheets import hostile

pytestmark = pytest.mark.slow

Open = Callable[..., Page]

_SECTIONS = (
    *("reports", "timeline", "coverage", "words", "figures", "differences"),
    *("names", "origins", "about"),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium: needed in CI, skipped elsewhere where there is none."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("there is no chromium although CI=true: apt-get install chromium")
        pytest.skip("there is no chromium here")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, runner: CliRunner, loaded: Path) -> Path:
    """The folder that `newsflow report --all` writes of the sample reports."""
    folder = tmp_path_factory.mktemp("pages")
    told = runner.invoke(app, ["report", "--all", "--out", str(folder), "-w", str(loaded)])
    assert told.exit_code == 0, told.output
    (folder / "hostile.html").write_text(render_page(hostile()), "utf-8")
    return folder


@pytest.fixture
def complaints() -> list[str]:
    """What a page said on its console, asked of the network, or threw."""
    return []


@pytest.fixture
def open_page(browser: Browser, pages: Path, complaints: list[str]) -> Iterator[Open]:
    """Open a page of the folder, noting whatever it should not do."""
    contexts = []

    def opened(name: str, *, width: int = 1280, theme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if theme == "dark" else "light",
        )
        contexts.append(context)
        page = context.new_page()
        address = (pages / name).as_uri()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on("request", lambda asked: _note(asked.url, address, complaints))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


def _note(asked: str, address: str, complaints: list[str]) -> None:
    if asked.partition("#")[0] != address and not asked.startswith("data:"):
        complaints.append(f"asked for {asked}")


def _story(pages: Path, words: str) -> str:
    index = (pages / "index.html").read_text("utf-8")
    return next(
        path.name
        for path in pages.iterdir()
        if path.name in index and words in path.read_text("utf-8")
    )


@pytest.mark.parametrize(("width", "theme"), [(390, "light"), (768, "dark"), (1280, "light")])
def test_a_story_is_whole_quiet_and_readable(
    open_page: Open, pages: Path, complaints: list[str], width: int, theme: str
) -> None:
    page = open_page(_story(pages, "Valletta"), width=width, theme=theme)

    assert [each.get_attribute("id") for each in page.query_selector_all("section")] == list(
        _SECTIONS
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert _faults(page) == []
    assert complaints == []


@pytest.mark.parametrize("name", ["index.html", "hostile.html"])
def test_index_and_hostile_words_are_quiet_and_readable(
    open_page: Open, complaints: list[str], name: str
) -> None:
    page = open_page(name, width=390)

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert _faults(page) == []
    assert complaints == []


def _faults(page: Page) -> list[str]:
    """What axe-core finds that keeps people out; opened parts included."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:160]}"
        for each in found
        if each["impact"] in {"serious", "critical", "moderate"}
    ]


def test_the_keyboard_reaches_the_content_and_opens_the_evidence(
    open_page: Open, pages: Path
) -> None:
    page = open_page(_story(pages, "Valletta"))

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")

    page.locator("#timeline summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#event-1").is_visible()
    assert "How the day is known" in page.locator("#event-1").inner_text()


def test_a_mark_of_the_matrix_tells_its_sentence_and_opens_the_evidence(
    open_page: Open, pages: Path
) -> None:
    page = open_page(_story(pages, "Valletta"))
    mark = page.locator("#coverage td a").first
    target = str(mark.get_attribute("href"))

    assert not page.locator(target).is_visible()
    mark.focus()
    assert mark.locator(".tip").is_visible()
    page.keyboard.press("Enter")
    assert page.locator(target).is_visible()


def test_each_mark_of_a_plot_can_be_reached_and_says_what_it_is(
    open_page: Open, pages: Path
) -> None:
    page = open_page(_story(pages, "Valletta"))
    marks = page.locator("#timeline svg a")

    assert marks.count() > 5
    for mark in marks.all():
        mark.focus()
        assert page.evaluate("document.activeElement.getAttribute('aria-label').length") > 10
        assert page.locator(str(mark.get_attribute("href"))).count() == 1


def test_the_reader_chooses_the_colours(open_page: Open, pages: Path) -> None:
    page = open_page(_story(pages, "Valletta"))
    paper = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(paper)
    page.locator("#light").focus()
    page.keyboard.press("ArrowRight")

    assert page.locator("#dark").is_checked()
    assert page.evaluate(paper) != before


def test_on_paper_all_evidence_is_open_and_the_controls_are_gone(
    open_page: Open, pages: Path
) -> None:
    page = open_page(_story(pages, "Valletta"))
    page.emulate_media(media="print")

    assert page.locator("#event-1").is_visible()
    assert not page.locator(".theme").is_visible()


def test_the_index_leads_to_a_story_and_back(open_page: Open) -> None:
    page = open_page("index.html")
    page.locator(".stories a").first.click()
    assert page.locator("h1").inner_text() != "Stories"
    page.locator(".top a").click()
    assert page.locator("h1").inner_text() == "Stories"


def test_one_story_is_written_where_it_is_asked_for(
    runner: CliRunner, loaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    named = runner.invoke(app, ["report", "celje", "-w", str(loaded)])
    asked = runner.invoke(
        app, ["report", "celje", "-w", str(loaded), "--out", "a/b.html", "--json"]
    )

    assert named.stdout.split(":")[0] == "commuter-train-hits-freight-wagons-near-celje-three.html"
    assert json.loads(asked.stdout)["path"] == "a/b.html"
    assert sorted(path.name for path in tmp_path.rglob("*.html")) == [
        *("b.html", named.stdout.split(":")[0])
    ]


def test_the_folder_as_json(runner: CliRunner, loaded: Path, tmp_path: Path) -> None:
    told = runner.invoke(
        app, ["report", "--all", "--limit", "1", "-o", str(tmp_path), "-w", str(loaded), "--json"]
    )

    assert json.loads(told.stdout) == {
        "index": str(tmp_path / "index.html"),
        "pages": 1,
        "changed": 2,
    }
    assert "older stories not shown" in (tmp_path / "index.html").read_text("utf-8")


def test_a_page_that_cannot_be_written_is_an_error_that_says_so(
    runner: CliRunner, loaded: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    told = runner.invoke(
        app, ["report", "celje", "-w", str(loaded), "--out", str(tmp_path / "file" / "a.html")]
    )

    assert "the page cannot be written" in str(told.exception)
