create or replace macro story(q) as table
with asked as materialized (
    from asked_story(q)
),

readings as (
    from kept.story_reports semi join asked using (step, story_id)
)

select
    readings.report_id,
    outlets.name as outlet,
    whole_day(
        readings.published_year, readings.published_month, readings.published_day
    ) as published_on,
    readings.published_basis,
    readings.headline,
    readings.words,
    readings.url
from readings
left join outlets on readings.outlet_id = outlets.outlet_id
order by published_on nulls last, readings.published_at nulls last, outlet, readings.report_id;

comment on macro table story is 'Which reports tell of a story? For example: FROM story(''celje'');';
