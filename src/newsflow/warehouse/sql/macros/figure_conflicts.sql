create or replace macro figure_conflicts(q) as table
with found as materialized (
    select * from differences
    where story_id = story_id_of(q) and kind = 'figure'
)

select
    differences.difference_id,
    events.label as event,
    differences.verdict,
    differences.severity,
    differences.outlet_a,
    differences.text_a,
    differences.outlet_b,
    differences.text_b,
    differences.why
from found as differences
left join kept.events
    on differences.story_id = events.story_id
    and differences.about = 'event:' || events.event_id
where
    differences.verdict in ('contradicts', 'differs', 'tension')
order by severity_rank(differences.severity), differences.difference_id;

comment on macro table figure_conflicts is 'Do outlets give different numbers for one event? For example: FROM figure_conflicts(''celje'');';
