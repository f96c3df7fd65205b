create or replace macro copies_of(q) as table
with asked as materialized (
    from asked_story(q)
),

copied as (
    from kept.copies semi join asked using (step, story_id)
),

readings as (
    from kept.story_reports semi join asked using (step, story_id)
)

select
    readings_a.outlet_id as outlet_a,
    readings_b.outlet_id as outlet_b,
    copies.verdict,
    round(copies.containment, 2) as containment,
    copies.shared_shingles,
    copies.of_a,
    copies.of_b,
    copies.longest_words,
    copies.longest_text,
    copies.why,
    copies.report_a,
    copies.report_b
from copied as copies
left join readings as readings_a on copies.report_a = readings_a.report_id
left join readings as readings_b on copies.report_b = readings_b.report_id
order by copies.containment desc, copies.ordinal;

comment on macro table copies_of is 'Which reports of a story share their text? For example: FROM copies_of(''celje'');';
