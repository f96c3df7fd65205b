create or replace macro copies_of(q) as table
select
    reports_a.outlet_id as outlet_a,
    reports_b.outlet_id as outlet_b,
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
from kept.copies
left join kept.reports as reports_a on copies.report_a = reports_a.report_id
left join kept.reports as reports_b on copies.report_b = reports_b.report_id
where copies.story_id = story_id_of(q)
order by copies.containment desc, copies.ordinal;

comment on macro table copies_of is 'Which reports of a story share their text? For example: FROM copies_of(''celje'');';
