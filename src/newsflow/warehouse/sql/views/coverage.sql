create or replace view coverage as
with outlets_of_stories as (
    select distinct story_reports.story_id, reports.outlet_id
    from kept.story_reports
    inner join kept.reports on story_reports.report_id = reports.report_id
),

told as (
    select event_id, story_id, outlet_id, bool_or(modality <> 'allusion') as reported
    from event_mentions
    where event_id is not null
    group by event_id, story_id, outlet_id
)

select
    events.story_id,
    events.event_id,
    events.label,
    outlets_of_stories.outlet_id,
    case
        when told.reported then 'reported'
        when not told.reported then 'alluded'
        else 'absent'
    end as covered
from kept.events
inner join outlets_of_stories on events.story_id = outlets_of_stories.story_id
left join told
    on events.story_id = told.story_id
    and events.event_id = told.event_id
    and outlets_of_stories.outlet_id = told.outlet_id;

comment on view coverage is 'How each outlet of a story covers each of its events: reported, alluded or absent.';
comment on column coverage.story_id is 'The story.';
comment on column coverage.event_id is 'The event it is about.';
comment on column coverage.label is 'The event, in a line.';
comment on column coverage.outlet_id is 'The outlet.';
comment on column coverage.covered is 'reported, alluded or absent.';
