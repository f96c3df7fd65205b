create or replace macro run_reports(run) as table
select
    case when revisions.revision = 1 then 'report' else 'revision' end as kind,
    reports.outlet_id,
    revisions.headline,
    revisions.report_id,
    revisions.revision,
    story_reports.story_id
from kept.ledger
inner join kept.arrivals on ledger.step = arrivals.step and arrivals.kind = 'revision'
inner join revisions on arrivals.id = revisions.revision_id
inner join kept.reports on revisions.report_id = reports.report_id
left join kept.story_reports on revisions.report_id = story_reports.report_id
where ledger.run_id = run
order by reports.outlet_id, revisions.headline, revisions.report_id, revisions.revision;

comment on macro table run_reports is 'The reports and revisions that a run brought in.';
