create or replace view open_differences as
select
    story_id,
    difference_id,
    kind,
    verdict,
    severity,
    a_outlet_id as outlet_a,
    a_text as text_a,
    b_outlet_id as outlet_b,
    b_text as text_b,
    why
from kept.differences
where
    verdict in ('contradicts', 'differs', 'tension')
    and difference_id not in (select difference_id from kept.reviews)
order by severity_rank(severity), difference_id;

comment on view open_differences is 'Which differences has nobody reviewed, worst first? For example: FROM open_differences;';
comment on column open_differences.story_id is 'The story.';
comment on column open_differences.difference_id is 'The difference.';
comment on column open_differences.kind is 'append, assign, link or review.';
comment on column open_differences.verdict is 'The person''s verdict.';
comment on column open_differences.severity is 'high, medium, low or info.';
comment on column open_differences.outlet_a is 'Outlet of side a.';
comment on column open_differences.text_a is 'The words of side a.';
comment on column open_differences.outlet_b is 'Outlet of side b.';
comment on column open_differences.text_b is 'The words of side b.';
comment on column open_differences.why is 'Why it belongs here.';
