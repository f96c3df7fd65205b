create or replace macro search(words) as table
with wanted as (
    select folded(words) as wanted
),

found as (
    select
        sentences.*,
        round(
            case when sentences.zone = 'headline' then 1 else 0 end
            + len(string_split(wanted.wanted, ' ')) / len(string_split(sentences.words, ' ')),
            3
        ) as score
    from kept.sentences
    cross join wanted
    where has_words(sentences.words, wanted.wanted) and wanted.wanted <> ''
)

select
    found.score,
    reports.outlet_id,
    whole_day(
        story_reports.published_year, story_reports.published_month, story_reports.published_day
    ) as published_on,
    found.zone,
    found.text,
    found.extraction_id || '.s' || found.ordinal as sentence_id,
    found.report_id,
    story_reports.story_id
from found
inner join kept.story_reports using (extraction_id)
inner join kept.reports on found.report_id = reports.report_id
order by found.score desc, published_on desc nulls last, reports.outlet_id, found.report_id, found.span_start;

comment on macro table search is 'Which sentences hold these words, best first? For example: FROM search(''railway signal'');';
