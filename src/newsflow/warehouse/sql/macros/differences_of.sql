create or replace macro differences_of(q) as table
with asked as materialized (
    from asked_story(q)
),

found as materialized (
    from kept.differences semi join asked using (step, story_id)
),

decisions as (
    select difference_id, note
    from (from kept.reviews semi join found using (difference_id))
    qualify row_number() over (
        partition by difference_id order by reviewed_at desc, review_id
    ) = 1
)

select
    found.difference_id,
    found.kind,
    found.verdict,
    found.severity,
    found.about,
    found.a_outlet_id as outlet_a,
    found.a_text as text_a,
    found.b_outlet_id as outlet_b,
    found.b_text as text_b,
    found.why,
    case when decisions.difference_id is null then 'open' else 'reviewed' end as status,
    decisions.note as review_note
from found
left join decisions on found.difference_id = decisions.difference_id;

comment on macro table differences_of is 'Helper: the differences of the story that words or an id name, with what people decided.';
