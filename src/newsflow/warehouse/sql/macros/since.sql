create or replace macro since(moment) as table
with came as (
    select arrivals.kind, arrivals.id, ledger.happened_at
    from kept.arrivals
    inner join kept.ledger using (step)
    where ledger.happened_at > cast(moment as timestamp)
),

texts as (
    select
        came.happened_at,
        case when revisions.revision = 1 then 'report' else 'revision' end as kind,
        revisions.report_id,
        revisions.revision,
        revisions.headline
    from came
    inner join revisions on came.kind = 'revision' and came.id = revisions.revision_id
)

select
    texts.happened_at,
    texts.kind,
    reports.outlet_id,
    texts.headline,
    texts.report_id as id,
    texts.revision,
    story_reports.story_id
from texts
inner join kept.reports on texts.report_id = reports.report_id
left join kept.story_reports on texts.report_id = story_reports.report_id
union all
select
    came.happened_at, 'reject' as kind, null as outlet_id, rejects.ref as headline, came.id, null as revision, null as story_id
from came
inner join kept.rejects on came.kind = 'reject' and came.id = rejects.reject_id
order by 1, 2, 5;

comment on macro table since is 'What came in after a moment (in UTC)? For example: FROM since(''2021-10-07 12:00'');';
