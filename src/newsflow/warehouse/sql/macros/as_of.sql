create or replace macro as_of(moment) as table
with known as (
    select arrivals.id as revision_id, ledger.happened_at
    from kept.arrivals
    inner join kept.ledger using (step)
    where arrivals.kind = 'revision' and ledger.happened_at <= cast(moment as timestamp)
)

select
    reports.outlet_id,
    revisions.headline,
    revisions.published_on,
    revisions.words,
    revisions.revision,
    known.happened_at as known_since,
    revisions.report_id,
    story_reports.story_id
from revisions
inner join known using (revision_id)
inner join kept.reports on revisions.report_id = reports.report_id
left join kept.story_reports on revisions.report_id = story_reports.report_id
qualify row_number() over (partition by revisions.report_id order by revisions.revision desc) = 1
order by reports.outlet_id, revisions.report_id;

comment on macro table as_of is 'Which reports, in which text, were known at a moment (in UTC)? For example: FROM as_of(''2021-10-07 12:00'');';
