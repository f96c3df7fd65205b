"""What README.md and docs/ show can be typed, and says what it says there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsflow.cli import app
from newsflow.warehouse import open_published
from tests.cli.documents import ELSEWHERE, ROOT, WALKED, Shown, commands_of, make_checkout, run

_README = (ROOT / "README.md").read_text("utf-8")
_PAGES = sorted((ROOT / "docs").rglob("*.md"))
_EXAMPLES = sorted((ROOT / "warehouse" / "examples").glob("*.sql"))
_SHOWN = [shown for document in WALKED for shown in commands_of(document.read_text("utf-8"))]
_Said = dict[Shown, tuple[int, str, str]]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> _Said:
    """What each command of README and tutorial says, run in their order from nothing."""
    folder = tmp_path_factory.mktemp("checkout")
    make_checkout(folder)
    answers = {s: run(s, folder) for s in _SHOWN if s.typed() not in ELSEWHERE}
    return {s: (a.returncode, a.stdout, a.stderr) for s, a in answers.items()}


@pytest.mark.slow
@pytest.mark.parametrize("shown", _SHOWN, ids=lambda shown: shown.command[:50])
def test_each_command_runs_and_prints_what_stands_below_it(said: _Said, shown: Shown) -> None:
    if shown.typed() in ELSEWHERE:
        pytest.skip("CI runs it")
    code, output, errors = said[shown]

    assert code == 0, errors
    if shown.output:
        assert output == shown.output, "make documents writes it anew"


def test_readme_and_tutorial_show_enough() -> None:
    assert {"$", "newsflow>"} == {shown.prompt for shown in _SHOWN}
    assert len(_SHOWN) > 15


def _named() -> list[str]:
    """Commands of newsflow that README and docs name, in code."""
    texts = (path.read_text("utf-8") for path in (ROOT / "README.md", *_PAGES))
    code = re.compile(
        r"(?<!`)`[^`\n]+`(?!`)|^```(?:sh|console)\n.*?^```$", re.MULTILINE | re.DOTALL
    )
    typed = "\n".join(part for text in texts for part in code.findall(text))
    return sorted(set(re.findall(r"(?:^|[`/=\w] ?|\$ )newsflow ([a-z]+)\b", typed, re.MULTILINE)))


@pytest.mark.parametrize("command", _named())
def test_each_command_that_is_named_exists(runner: CliRunner, command: str) -> None:
    assert runner.invoke(app, [command, "--help"]).exit_code == 0


def test_each_file_and_folder_that_is_named_exists() -> None:
    tree = re.search(r"## The tree\n\n```\n(.*?)```", _README, flags=re.DOTALL)
    assert tree is not None
    inside = re.findall(r"^  ([\w.]+/?)  ", tree[1], flags=re.MULTILINE)

    assert [name for name in inside if not (ROOT / "src/newsflow" / name).exists()] == []


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *_PAGES])
def test_each_link_leads_somewhere(page: Path) -> None:
    linked = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))

    assert [name for name in linked if not (page.parent / name).exists()] == []


def test_each_page_of_docs_is_linked_from_the_readme() -> None:
    linked = set(re.findall(r"\]\((docs/[^)#]+)", _README))

    assert {page.relative_to(ROOT).as_posix() for page in _PAGES} == linked


def test_each_sample_report_is_explained() -> None:
    seeds = ROOT / "seeds"
    table = (seeds / "README.md").read_text("utf-8")
    explained = re.findall(r"^\| `([\w.-]+)`", table, flags=re.MULTILINE)

    assert sorted(explained) == sorted(path.name for path in (seeds / "reports").iterdir())


@pytest.mark.parametrize("example", _EXAMPLES, ids=lambda path: path.stem)
def test_each_example_analysis_answers_on_the_sample_reports(example: Path, loaded: Path) -> None:
    statements = re.split(r";\n", example.read_text("utf-8").strip() + "\n")
    with open_published(loaded) as published:
        answers = {s: len(published.query(s)) for s in statements if s.strip()}

    assert len(answers) >= 5
    assert [statement for statement, rows in answers.items() if rows == 0] == []


def test_there_is_an_example_for_each_trade() -> None:
    assert [path.stem for path in _EXAMPLES] == ["fact_checker", "researcher", "risk_analyst"]
    for path in _EXAMPLES:
        assert f"newsflow shell < warehouse/examples/{path.name}" in path.read_text("utf-8")
