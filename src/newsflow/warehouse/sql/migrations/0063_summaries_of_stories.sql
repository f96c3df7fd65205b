-- Kept since listing the newest stories counted over all reports, events and differences.
alter table kept.stories add column first_on date;

alter table kept.stories add column outlet_names varchar[];

alter table kept.stories add column events integer;

alter table kept.stories add column differing integer;

update kept.stories
set
    first_on = found.first_on,
    outlet_names = found.outlet_names,
    events = coalesce(happenings.events, 0),
    differing = coalesce(different.differing, 0)
from (
    select story_id, min(first_on) as first_on, list(name order by name) as outlet_names
    from (
        select
            story_reports.story_id,
            min(outlets.name) as name,
            min(try(make_date(
                story_reports.published_year,
                story_reports.published_month,
                story_reports.published_day
            ))) as first_on
        from kept.story_reports
        inner join kept.extractions using (extraction_id)
        inner join kept.articles using (article_id)
        inner join kept.outlets using (outlet_key)
        group by story_reports.story_id, outlets.outlet_id
    )
    group by story_id
) as found
left join (
    select story_id, count(*) as events
    from kept.events
    group by story_id
) as happenings on found.story_id = happenings.story_id
left join (
    select story_id, count(*) as differing
    from kept.differences
    where verdict in ('contradicts', 'differs', 'tension')
    group by story_id
) as different on found.story_id = different.story_id
where stories.story_id = found.story_id;

comment on column kept.stories.first_on is 'Day of the first report.';
comment on column kept.stories.outlet_names is 'Which outlets, by name.';
comment on column kept.stories.events is 'How many events.';
comment on column kept.stories.differing is 'How many differences are contradictions, differences or tensions.';
