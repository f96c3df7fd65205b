create or replace macro history(report) as table
with asked as materialized (
    select report_id_of(report) as report_id
)

select
    revisions.revision,
    revisions.headline,
    revisions.words,
    revisions.published_on,
    revisions.modified_on,
    revisions.fetched_at,
    (
        select string_agg(corrections.text, ' ' order by corrections.ordinal)
        from kept.corrections where corrections.article_id = revisions.article_id
    ) as correction,
    revisions.text_hash,
    revisions.revision_id
from revisions_of((select [asked.report_id] from asked)) as revisions
order by revisions.revision;

comment on macro table history is 'How did a report change? For example: FROM history(''train crash in slovenia'');';
