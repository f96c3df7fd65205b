create or replace macro story_matches(q) as table
with reports_of_stories as (
    select
        story_reports.story_id,
        count(*) as reports,
        max(
            whole_day(
                story_reports.published_year,
                story_reports.published_month,
                story_reports.published_day
            )
        ) as last_on,
        bool_or(has_words(headline_words, q)) as in_headline,
        bool_or(story_reports.report_id = q) as is_report
    from kept.story_reports
    inner join kept.extractions using (extraction_id)
    inner join kept.articles using (article_id)
    group by story_reports.story_id
)

select
    story_id,
    label,
    reports,
    last_on,
    case
        when
            story_id = q or is_report
            or story_id in (select moves.story_id from kept.story_moves as moves where moves.former_story_id = q)
            or story_id in (select events.story_id from kept.events as events where events.event_id = q)
            or story_id in (
                select differences.story_id from kept.differences as differences where differences.difference_id = q
            )
            then 0
        when label_words = folded(q) then 1
        when has_words(label_words, q) or in_headline then 2
    end as rank
from kept.stories
inner join reports_of_stories using (story_id)
where rank is not null and folded(q) <> ''
order by rank, reports desc, last_on desc nulls last, story_id;

comment on macro table story_matches is 'Helper: stories that words or an id may mean, best first.';
