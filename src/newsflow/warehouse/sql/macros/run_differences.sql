create or replace macro run_differences(run) as table
select distinct
    stories.label,
    differences.kind,
    differences.verdict,
    differences.severity,
    differences.outlet_a,
    differences.text_a,
    differences.outlet_b,
    differences.text_b,
    differences.story_id,
    differences.difference_id
from run_reports(run) as brought
inner join differences using (story_id)
inner join kept.stories using (story_id)
where brought.report_id in (differences.report_a, differences.report_b)
    and differences.verdict in ('contradicts', 'differs', 'tension')
order by severity_rank(differences.severity), stories.label, differences.difference_id;

comment on macro table run_differences is 'What the reports that a run brought in say otherwise than others of their story, worst first.';
