create or replace view quote_differences as
select
    differences.story_id,
    differences.pair_id,
    differences.kind,
    reports_a.outlet_id as outlet_a,
    differences.a_text as text_a,
    reports_b.outlet_id as outlet_b,
    differences.b_text as text_b
from kept.quote_differences as differences
left join kept.reports as reports_a on differences.a_report_id = reports_a.report_id
left join kept.reports as reports_b on differences.b_report_id = reports_b.report_id;

comment on view quote_differences is 'Words in which two versions of an utterance differ.';
comment on column quote_differences.story_id is 'The story.';
comment on column quote_differences.pair_id is 'The pair.';
comment on column quote_differences.kind is 'wording, meaning, stance, only_in_a or only_in_b.';
comment on column quote_differences.outlet_a is 'Outlet of side a.';
comment on column quote_differences.text_a is 'The words of side a.';
comment on column quote_differences.outlet_b is 'Outlet of side b.';
comment on column quote_differences.text_b is 'The words of side b.';
