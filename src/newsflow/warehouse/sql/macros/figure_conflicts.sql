create or replace macro figure_conflicts(q) as table
with asked as materialized (
    from asked_story(q)
),

happenings as (
    from kept.events semi join asked using (step, story_id)
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
from differences_of(q) as differences
left join happenings as events on differences.about = 'event:' || events.event_id
where
    differences.kind = 'figure' and differences.verdict in ('contradicts', 'differs', 'tension')
order by severity_rank(differences.severity), differences.difference_id;

comment on macro table figure_conflicts is 'Do outlets give different numbers for one event? For example: FROM figure_conflicts(''celje'');';
