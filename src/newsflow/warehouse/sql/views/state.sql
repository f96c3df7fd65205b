create or replace view state as
with newest as (
    select step, kind, run_id, happened_at
    from kept.ledger
    order by step desc
    limit 1
)

select
    newest.step,
    newest.happened_at as changed_at,
    newest.run_id,
    (select count(*) from kept.stories) as stories,
    (select count(*) from kept.reports) as reports,
    (select count(*) from kept.arrivals where kind = 'revision') as revisions,
    (select count(*) from kept.rejects) as rejects,
    (select arg_max(extractor_version, step) from kept.extractors) as extractor_version
from newest;

comment on view state is 'What state is this copy in, and how old is it? For example: FROM state;';
comment on column state.step is 'From 1, without gaps.';
comment on column state.changed_at is 'When it was changed last, in UTC.';
comment on column state.run_id is 'The run that did it; empty for repairs at opening.';
comment on column state.stories is 'How many stories.';
comment on column state.reports is 'How many reports.';
comment on column state.revisions is 'How many texts of reports.';
comment on column state.rejects is 'How many inputs gave no article.';
comment on column state.extractor_version is 'Version of the newest extractor.';
