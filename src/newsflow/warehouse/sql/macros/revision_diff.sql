create or replace macro revision_diff(report, r1, r2) as table
with asked as materialized (
    select report_id_of(report) as report_id
),

compared as materialized (
    select revision, revision_id
    from numbered_revisions((select [asked.report_id] from asked))
    where revision in (r1, r2)
),

-- The newest reading of each text.
readings as materialized (
    select
        extractions.revision_id,
        arg_max(
            extractions.extraction_id, (extractors.step, extractions.extraction_id)
        ) as extraction_id,
        arg_max(extractions.step, (extractors.step, extractions.extraction_id)) as step
    from (from kept.extractions semi join compared using (revision_id)) as extractions
    inner join kept.extractors using (extractor, extractor_version)
    group by extractions.revision_id
),

said as (
    from kept.sentences semi join readings using (step, extraction_id)
),

texts as (
    select
        compared.revision,
        said.zone,
        said.ordinal,
        said.text,
        row_number() over (
            partition by compared.revision, said.zone, said.text order by said.ordinal
        ) as occurrence
    from compared
    inner join readings using (revision_id)
    inner join said using (extraction_id)
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
