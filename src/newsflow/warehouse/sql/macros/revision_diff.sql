create or replace macro revision_diff(report, r1, r2) as table
with asked as materialized (
    select report_id_of(report) as report_id
),

texts as (
    select
        revisions.revision,
        sentences.zone,
        sentences.ordinal,
        sentences.text,
        row_number() over (
            partition by revisions.revision, sentences.zone, sentences.text order by sentences.ordinal
        ) as occurrence
    from revisions_of((select [asked.report_id] from asked)) as revisions
    inner join kept.sentences on revisions.revision_id = sentences.revision_id
    where
        revisions.revision in (r1, r2)
        and sentences.extraction_id = (
            select max(extractions.extraction_id order by extractors.step)
            from kept.extractions
            inner join kept.extractors using (extractor, extractor_version)
            where extractions.revision_id = revisions.revision_id
        )
),

before as (
    select zone, ordinal, text, occurrence from texts where revision = r1
),

after as (
    select zone, ordinal, text, occurrence from texts where revision = r2
)

select
    case when before.text is null then 'added' else 'removed' end as change,
    coalesce(before.zone, after.zone) as zone,
    coalesce(before.text, after.text) as text
from before
full join after
    on before.zone = after.zone and before.text = after.text and before.occurrence = after.occurrence
where before.text is null or after.text is null
order by coalesce(before.ordinal, after.ordinal), change desc;

comment on macro table revision_diff is 'Which sentences differ between two texts of a report? For example: FROM revision_diff(''train crash in slovenia'', 1, 2);';
