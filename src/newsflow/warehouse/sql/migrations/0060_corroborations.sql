-- Kept since counting over all mentions of all stories took seconds.
create table kept.corroborations (
    story_id varchar,
    event_id varchar,
    reports integer,
    outlets integer,
    independent integer,
    outlet_ids varchar[]
);

insert into kept.corroborations
with told as (
    select distinct members.story_id, members.event_id, mentions.report_id, reports.outlet_id
    from kept.event_members as members
    inner join kept.event_mentions as mentions
        on members.extraction_id = mentions.extraction_id and members.event = mentions.ordinal
    inner join kept.reports on mentions.report_id = reports.report_id
    where mentions.modality <> 'allusion'
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
    count(distinct told.report_id),
    count(distinct told.outlet_id),
    count(distinct told.outlet_id) filter (where copied.report_id is null),
    list(distinct told.outlet_id order by told.outlet_id)
from told
left join copied
    on told.story_id = copied.story_id
    and told.event_id = copied.event_id
    and told.report_id = copied.report_id
group by told.story_id, told.event_id;

comment on table kept.corroborations is 'How many outlets report each event of a story, allusions left out.';
comment on column kept.corroborations.story_id is 'The story.';
comment on column kept.corroborations.event_id is 'The event it is about.';
comment on column kept.corroborations.reports is 'How many reports tell of it, allusions left out.';
comment on column kept.corroborations.outlets is 'How many outlets.';
comment on column kept.corroborations.independent is 'How many outlets without those whose report copies another that tells of it.';
comment on column kept.corroborations.outlet_ids is 'Which outlets.';
