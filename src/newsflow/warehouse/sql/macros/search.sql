create or replace macro search(words) as table
with found as (
    select
        extraction_id,
        report_id,
        ordinal,
        zone,
        span_start,
        text,
        round(
            case when zone = 'headline' then 1 else 0 end
            + len(string_split(folded(words), ' ')) / len(string_split(sentences.words, ' ')),
            3
        ) as score
    from kept.sentences
    where has_words(sentences.words, words) and folded(words) <> ''
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
