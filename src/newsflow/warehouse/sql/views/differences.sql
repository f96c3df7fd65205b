create or replace view differences as
with decisions as (
    select difference_id, verdict, note, reviewer, reviewed_at
    from kept.reviews
    qualify row_number() over (
        partition by difference_id order by reviewed_at desc, review_id
    ) = 1
)

select
    differences.story_id,
    differences.difference_id,
    differences.kind,
    differences.verdict,
    differences.severity,
    differences.about,
    reports_a.outlet_id as outlet_a,
    differences.a_text as text_a,
    readings_a.extraction_id || '.s' || differences.a_sentence as sentence_a,
    reports_b.outlet_id as outlet_b,
    differences.b_text as text_b,
    readings_b.extraction_id || '.s' || differences.b_sentence as sentence_b,
    differences.why,
    case when decisions.difference_id is null then 'open' else 'reviewed' end as status,
    decisions.verdict as review_verdict,
    decisions.note as review_note,
    decisions.reviewer,
    decisions.reviewed_at,
    differences.a_report_id as report_a,
    differences.b_report_id as report_b
from kept.differences
left join kept.reports as reports_a on differences.a_report_id = reports_a.report_id
left join kept.reports as reports_b on differences.b_report_id = reports_b.report_id
left join kept.story_reports as readings_a on differences.a_revision_id = readings_a.revision_id
left join kept.story_reports as readings_b on differences.b_revision_id = readings_b.revision_id
left join decisions on differences.difference_id = decisions.difference_id;

comment on view differences is 'Where reports do not say the same, with what people decided.';
comment on column differences.story_id is 'The story.';
comment on column differences.difference_id is 'The difference; survives linking again.';
comment on column differences.kind is 'figure, event_detail, date_precision, quote_wording, quote_content, term, omission, attribution, framing, name_spelling, intra_report or speaker_conflict.';
comment on column differences.verdict is 'contradicts, differs, tension, only_in_a, only_in_b, complementary, compatible, not_comparable or variant.';
comment on column differences.severity is 'high, medium, low or info.';
comment on column differences.about is '`event:<id>`, `pair:<id>`, `claim:<id>` or `entity:<id>`.';
comment on column differences.outlet_a is 'Outlet of side a.';
comment on column differences.text_a is 'The words of side a.';
comment on column differences.sentence_a is 'The sentence of side a.';
comment on column differences.outlet_b is 'Outlet of side b.';
comment on column differences.text_b is 'The words of side b.';
comment on column differences.sentence_b is 'The sentence of side b.';
comment on column differences.why is 'Why, in words.';
comment on column differences.status is 'open, or reviewed when a person decided.';
comment on column differences.review_verdict is 'What the last reviewer decided.';
comment on column differences.review_note is 'What the last reviewer noted.';
comment on column differences.reviewer is 'Who.';
comment on column differences.reviewed_at is 'When, in UTC.';
comment on column differences.report_a is 'Report of side a.';
comment on column differences.report_b is 'Report of side b.';
