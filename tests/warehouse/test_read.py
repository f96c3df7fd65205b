from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsflow.errors import WarehouseError
from newsflow.warehouse import Answer, Published, Question, Warehouse, open_published
from tests.sql.conftest import fill


@pytest.fixture
def published(warehouse: Warehouse, path: Path) -> Iterator[Published]:
    """The world of the SQL cases, published."""
    fill(warehouse.connection)
    warehouse.publish()
    with open_published(path) as opened:
        yield opened


def test_a_question_is_asked_by_name(published: Published) -> None:
    assert published.ask("first_to_report", "ferry").column("first") == ("harbour-post",)
    assert published.ask("open_differences").column("difference_id") == ("toll",)
    assert len(published.ask("help")) == len(published.questions())


@pytest.mark.parametrize(
    ("question", "arguments", "message"),
    [
        ("timelin", ("ferry",), "there is no question called timelin — did you mean timeline?"),
        ("zzz", (), "there is no question called zzz — ask `help` for all of them"),
        ("timeline", (), "timeline takes 1 argument: q — for example FROM timeline('celje');"),
        (
            "only_in",
            ("Herald",),
            "only_in takes 2 arguments: outlet, q"
            " — for example FROM only_in('Northline', 'celje');",
        ),
        ("stories", ("x",), "stories takes no argument — for example FROM stories;"),
        ("timeline", ("moon",), "no story matches 'moon': FROM stories; lists them"),
        ("timeline", ("!",), "no story matches '!': FROM stories; lists them"),
        ("quotes_by", ("Zebulon",), "no name matches 'Zebulon': FROM names; lists them"),
        ("history", ("moon",), "no report matches 'moon': FROM reports; lists them"),
        ("only_in", ("Moon", "ferry"), "no outlet matches 'Moon': FROM outlets; lists them"),
    ],
)
def test_a_question_without_answer_says_why(
    published: Published, question: str, arguments: tuple[str, ...], message: str
) -> None:
    with pytest.raises(WarehouseError) as caught:
        published.ask(question, *arguments)

    assert str(caught.value) == message


def test_questions_are_listed_with_their_arguments(published: Published) -> None:
    by_name = {question.name: question for question in published.questions()}

    assert by_name["only_in"] == Question(
        name="only_in",
        arguments=("outlet", "q"),
        meaning="What does one outlet say of a story that no other says?",
        example="FROM only_in('Northline', 'celje');",
    )


def test_any_sql_is_answered_with_columns_and_rows(published: Published) -> None:
    assert published.query("select ? + 1 as n", 41) == Answer(columns=("n",), rows=((42,),))


def test_sql_that_duckdb_refuses_is_our_error(published: Published) -> None:
    with pytest.raises(WarehouseError, match="Table with name nothing does not exist"):
        published.query("from nothing")


def test_nothing_can_be_written_through_a_reader(published: Published) -> None:
    with pytest.raises(WarehouseError, match="read-only"):
        published.query("delete from kept.reports")


def test_asking_costs_no_argument_of_sql(published: Published) -> None:
    with pytest.raises(WarehouseError, match="no story matches"):
        published.ask("story", "x'); drop table kept.reports; --")
