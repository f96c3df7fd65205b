"""Makes a large warehouse of a small one: its reports again, with other ids, names and days.

Building a million reports one by one takes an hour of making rows; DuckDB copies them in minutes.
In each copy the capital letters are others, so that names differ and all other words are the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsflow.warehouse.connection import Connection, transaction
from newsflow.warehouse.tables import every_column
from newsflow.warehouse.words import sort_words

_CAPITALS = "BDFGHKLMNPRSTV"

_IDS = frozenset(
    (
        *("article_id", "report_id", "revision_id", "extraction_id", "page_id", "text_hash"),
        *("story_id", "event_id", "other_event_id", "pair_id", "claim_id", "difference_id"),
        *("a_report_id", "b_report_id", "a_revision_id", "b_revision_id", "report_a", "report_b"),
        "other_id",
    )
)
_ENTITIES = frozenset(("entity_id",))
_SPEAKERS = frozenset((("claims", "speaker"), ("quote_pairs", "speaker")))
_TEXTS = frozenset(
    (
        *("text", "headline", "name", "label", "sentence_text", "proposition", "text_a", "text_b"),
        *("a_text", "b_text", "longest_text", "spelling", "entity", "origin", "url", "ref"),
        *("dateline_place",),
    )
)
_FOLDED = frozenset(("words", "headline_words", "label_words", "proposition_words"))
_FOLDED_FROM = {
    **{"words": "text", "headline_words": "headline"},
    **{"label_words": "label", "proposition_words": "proposition"},
}
_ONCE = frozenset(
    (
        *("migrations", "questions", "runs", "ledger", "batches", "outlets", "extractors"),
        *("feeds", "fetches", "reviews", "rejects"),
        *("searched_readings", "fresh_words", "sorted_words"),
        *("story_words", "story_name_words", "story_ids", "known_ids"),
    )
)


def base_of(con: Connection) -> dict[str, int]:
    """How many rows each table has of what is to be copied."""
    tables = [row[0] for row in con.execute(_TABLES).fetchall() if row[0] not in _ONCE]
    counts = ", ".join(f"(select count(*) from kept.{table})" for table in tables)
    return dict(zip(tables, con.execute(f"select {counts}").fetchall()[0], strict=True))


def multiply(con: Connection, base: dict[str, int], copies: range, *, days: int) -> None:
    """Add copies of the first rows; each `days` later than the one before."""
    con.execute(
        "create or replace temp macro other(words, capitals) as "
        f"translate(words, '{_CAPITALS}', capitals)"
    )
    con.execute(
        "create or replace temp macro other_name(id, capitals) as split_part(id, ':', 1) || ':' || "
        "list_aggregate(list_transform(string_split(split_part(id, ':', 2), ' '), lambda word: "
        "lower(other(upper(word[1]), capitals)) || word[2:]), 'string_agg', ' ')"
    )
    for copy in copies:
        with transaction(con):
            con.execute(_STEP, [copy])
            for statement in _statements(base, copy, days):
                con.execute(statement)
            con.execute(_READINGS)
            con.execute(_WORDS)
            for found_by in (_STORY_WORDS, _NAME_WORDS, _STORY_IDS, _KNOWN_IDS):
                con.execute(found_by)
        sort_words(con)


_TABLES = "select table_name from duckdb_tables() where schema_name = 'kept' order by table_name"
_STEP = """
    insert into kept.ledger
    select
        max(step) + 1, 'append', 'bench', null, timestamp '2024-01-01' + to_days(cast(? as integer))
    from kept.ledger
"""


_READINGS = """
    insert into kept.searched_readings
    select
        step * 1048576 + row_number() over (order by extraction_id) - 1,
        extraction_id,
        sum(len(string_split(words, ' '))),
        step
    from kept.sentences
    where step = (select max(step) from kept.ledger)
    group by step, extraction_id
"""
_WORDS = """
    insert into kept.fresh_words
    with readings as (
        from kept.searched_readings where step = (select max(step) from kept.ledger)
    ),

    said as (
        select
            readings.reading,
            unnest(string_split(sentences.words, ' ')) as word,
            1::ubigint << least(sentences.ordinal, 63) as bit
        from kept.sentences inner join readings using (step, extraction_id)
    ),

    found as (select word, reading, bit_or(bit) as bits from said where word <> '' group by all),

    numbers as (
        select word, word_number(word, '0') as number from (select distinct word from found)
    )

    select numbers.number, found.reading, found.bits from found inner join numbers using (word)
"""


_OF_COPY = "where step = (select max(step) from kept.ledger)"
_NUMBERS = "select word, word_number(word, '0') as number from (select distinct word from said)"
_STORY_WORDS = f"""
    insert into kept.story_words (story_id, word, step)
    with said as (
        select
            story_id, step, unnest(string_split(label_words || ' ' || headline_words, ' ')) as word
        from kept.stories {_OF_COPY}
    ),

    numbers as ({_NUMBERS} where word not in ('', '|'))

    select distinct story_id, number, step from said inner join numbers using (word)
"""
_NAME_WORDS = f"""
    insert into kept.story_name_words (story_id, entity_id, word, step)
    with said as (
        select story_id, entity_id, step, unnest(string_split(words, ' ')) as word
        from kept.story_names {_OF_COPY}
    ),

    numbers as ({_NUMBERS} where word <> '')

    select distinct story_id, entity_id, number, step from said inner join numbers using (word)
"""
_STORY_IDS = f"""
    insert into kept.story_ids (story_id, number, step)
    with named as (
        select story_id, step, report_id as id from kept.story_reports {_OF_COPY}
        union all
        select story_id, step, event_id from kept.events {_OF_COPY}
        union all
        select story_id, step, pair_id from kept.quote_pairs {_OF_COPY}
        union all
        select story_id, step, claim_id from kept.claims {_OF_COPY}
        union all
        select story_id, step, difference_id from kept.differences {_OF_COPY}
    )

    select story_id, md5_number_lower(id), step from named
"""


_KNOWN_IDS = f"""
    insert into kept.known_ids
    with read as (from kept.extractions {_OF_COPY}),

    named as (
        select report_id as id from read
        union all
        select revision_id from read
        union all
        select article_id from read
        union all
        select extraction_id from read
        union all
        select page_id from kept.pages semi join read using (article_id)
    )

    select md5_number_lower(id) from named
"""


def _statements(bounds: dict[str, int], copy: int, days: int) -> Iterator[str]:
    turned = copy % len(_CAPITALS)
    capitals = _CAPITALS[turned:] + _CAPITALS[:turned]
    for table, rows in bounds.items():
        names = [name for name, _ in every_column(table)]
        values = [
            _value(table, name, kind, copy, capitals, days) for name, kind in every_column(table)
        ]
        if rows:
            yield (
                f"insert into kept.{table} ({', '.join(names)}) "
                f"select {', '.join(values)} from kept.{table} where rowid < {rows}"
            )


def _value(table: str, name: str, kind: str, copy: int, capitals: str, days: int) -> str:
    if name in _IDS or (table, name) == ("arrivals", "id"):
        return f"{name}[:12] || printf('%04x', {copy})"
    if name in _ENTITIES or (table, name) in _SPEAKERS:
        return f"other_name({name}, '{capitals}')"
    if name in ("step", "first_step", "reading_step"):
        return "(select max(step) from kept.ledger)"
    if name == "report_key":
        return f"md5_number_lower(report_id[:12] || printf('%04x', {copy}))"
    if name == "bucket":
        return f"bucket + {copy * days // 2}"
    if name == "about":
        return f"{name}[:18] || printf('%04x', {copy})"
    if kind == "VARCHAR" and name in _FOLDED:
        source = _FOLDED_FROM[name]
        source = {"stories": "label", "story_names": "spelling"}.get(table, source)
        plain = f"regexp_replace(other({source}, '{capitals}'), '[^A-Za-z0-9]+', ' ', 'g')"
        return f"lower(trim({plain}))"
    if kind == "VARCHAR" and name in _TEXTS:
        return f"other({name}, '{capitals}')"
    if kind in ("DATE", "TIMESTAMP"):
        return f"cast({name} + to_days({copy * days}) as {kind})"
    return name
