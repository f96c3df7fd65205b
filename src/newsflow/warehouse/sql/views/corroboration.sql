create or replace view corroboration as
with told as (
    select distinct story_id, event_id, event, report_id, outlet_id
    from event_mentions
    where event_id is not null and modality <> 'allusion'
),

copied as (
    select distinct told.story_id, told.event_id, told.report_id
    from told
    inner join kept.copies
        on told.story_id = copies.story_id
        and told.report_id = copies.report_b
        and copies.verdict = 'copy'
    inner join told as originals
        on told.event_id = originals.event_id and copies.report_a = originals.report_id
)

select
    told.story_id,
    told.event_id,
    told.event as label,
    count(distinct told.report_id) as reports,
    count(distinct told.outlet_id) as outlets,
    count(distinct told.outlet_id) filter (where copied.report_id is null) as independent,
    list(distinct told.outlet_id order by told.outlet_id) as outlet_ids
from told
left join copied
    on told.story_id = copied.story_id
    and told.event_id = copied.event_id
    and told.report_id = copied.report_id
group by told.story_id, told.event_id, told.event
order by independent, outlets, told.event_id;

comment on view corroboration is 'How many outlets, and how many independent ones, report each event? For example: FROM corroboration WHERE outlets = 1;';
comment on column corroboration.story_id is 'The story.';
comment on column corroboration.event_id is 'The event it is about.';
comment on column corroboration.label is 'The event, in a line.';
comment on column corroboration.reports is 'How many reports tell of it, allusions left out.';
comment on column corroboration.outlets is 'How many outlets.';
comment on column corroboration.independent is 'How many outlets without those whose report copies another that tells of it.';
comment on column corroboration.outlet_ids is 'Which outlets.';
