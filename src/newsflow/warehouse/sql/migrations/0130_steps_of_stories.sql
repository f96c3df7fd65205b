-- Rows of a story are written together, and a question that knows the step of its story skips all
-- blocks of others. Of an older warehouse the newest step of a story's readings tells as much.
alter table kept.stories add column step bigint;

update kept.stories
set step = found.step
from (
    select story_reports.story_id, max(extractions.step) as step
    from kept.story_reports
    inner join kept.extractions using (extraction_id)
    group by story_reports.story_id
) as found
where stories.story_id = found.story_id;

comment on column kept.stories.step is 'The newest step of the ledger when it was written.';

-- Where the rows of a report's reading lie, when it came, and what every list of reports tells:
-- looked up once, not by every question among all reports.
alter table kept.story_reports add column outlet_id varchar;

alter table kept.story_reports add column headline varchar;

alter table kept.story_reports add column words integer;

alter table kept.story_reports add column url varchar;

alter table kept.story_reports add column dated_on date;

alter table kept.story_reports add column first_step bigint;

alter table kept.story_reports add column reading_step bigint;

alter table kept.story_reports add column step bigint;

update kept.story_reports
set
    outlet_id = reports.outlet_id,
    headline = articles.headline,
    words = articles.words,
    url = articles.url,
    dated_on = try(
        make_date(articles.published_year, articles.published_month, articles.published_day)
    ),
    first_step = came.step,
    reading_step = extractions.step,
    step = stories.step
from
    kept.extractions,
    kept.articles,
    kept.reports,
    kept.stories,
    (select report_id, min(step) as step from kept.extractions group by report_id) as came
where
    story_reports.extraction_id = extractions.extraction_id
    and extractions.article_id = articles.article_id
    and articles.report_id = reports.report_id
    and reports.report_id = came.report_id
    and story_reports.story_id = stories.story_id;

comment on column kept.story_reports.outlet_id is 'The outlet of the report.';
comment on column kept.story_reports.headline is 'Its headline; empty while the story waits for its links, as all that follows.';
comment on column kept.story_reports.words is 'How many words its text has.';
comment on column kept.story_reports.url is 'Its canonical URL.';
comment on column kept.story_reports.dated_on is 'Day it was published as the article itself tells, where it tells a whole one.';
comment on column kept.story_reports.first_step is 'The step of the ledger that brought the report.';
comment on column kept.story_reports.reading_step is 'The step of the ledger that wrote the reading.';
comment on column kept.story_reports.step is 'The newest step of the ledger when it was written.';

alter table kept.differences add column a_outlet_id varchar;

alter table kept.differences add column b_outlet_id varchar;

alter table kept.differences add column step bigint;

update kept.differences
set
    a_outlet_id = reports_a.outlet_id,
    b_outlet_id = reports_b.outlet_id,
    step = stories.step
from kept.differences as told
left join kept.reports as reports_a on told.a_report_id = reports_a.report_id
left join kept.reports as reports_b on told.b_report_id = reports_b.report_id
left join kept.stories on told.story_id = stories.story_id
where differences.difference_id = told.difference_id and differences.story_id = told.story_id;

comment on column kept.differences.a_outlet_id is 'Outlet of side a.';
comment on column kept.differences.b_outlet_id is 'Outlet of side b.';
comment on column kept.differences.step is 'The newest step of the ledger when it was written.';

alter table kept.story_entities add column step bigint;

update kept.story_entities
set step = stories.step
from kept.stories
where story_entities.story_id = stories.story_id;

comment on column kept.story_entities.step is 'The newest step of the ledger when it was written.';

alter table kept.story_entity_members add column step bigint;

update kept.story_entity_members
set step = stories.step
from kept.stories
where story_entity_members.story_id = stories.story_id;

comment on column kept.story_entity_members.step is 'The newest step of the ledger when it was written.';

alter table kept.story_names add column step bigint;

update kept.story_names
set step = stories.step
from kept.stories
where story_names.story_id = stories.story_id;

comment on column kept.story_names.step is 'The newest step of the ledger when it was written.';

alter table kept.events add column step bigint;

update kept.events
set step = stories.step
from kept.stories
where events.story_id = stories.story_id;

comment on column kept.events.step is 'The newest step of the ledger when it was written.';

alter table kept.event_members add column step bigint;

update kept.event_members
set step = stories.step
from kept.stories
where event_members.story_id = stories.story_id;

comment on column kept.event_members.step is 'The newest step of the ledger when it was written.';

alter table kept.event_participants add column step bigint;

update kept.event_participants
set step = stories.step
from kept.stories
where event_participants.story_id = stories.story_id;

comment on column kept.event_participants.step is 'The newest step of the ledger when it was written.';

alter table kept.event_lookalikes add column step bigint;

update kept.event_lookalikes
set step = stories.step
from kept.stories
where event_lookalikes.story_id = stories.story_id;

comment on column kept.event_lookalikes.step is 'The newest step of the ledger when it was written.';

alter table kept.dated_times add column step bigint;

update kept.dated_times
set step = stories.step
from kept.stories
where dated_times.story_id = stories.story_id;

comment on column kept.dated_times.step is 'The newest step of the ledger when it was written.';

alter table kept.quote_pairs add column step bigint;

update kept.quote_pairs
set step = stories.step
from kept.stories
where quote_pairs.story_id = stories.story_id;

comment on column kept.quote_pairs.step is 'The newest step of the ledger when it was written.';

alter table kept.quote_pair_segments add column step bigint;

update kept.quote_pair_segments
set step = stories.step
from kept.stories
where quote_pair_segments.story_id = stories.story_id;

comment on column kept.quote_pair_segments.step is 'The newest step of the ledger when it was written.';

alter table kept.quote_differences add column step bigint;

update kept.quote_differences
set step = stories.step
from kept.stories
where quote_differences.story_id = stories.story_id;

comment on column kept.quote_differences.step is 'The newest step of the ledger when it was written.';

alter table kept.origins add column step bigint;

update kept.origins
set step = stories.step
from kept.stories
where origins.story_id = stories.story_id;

comment on column kept.origins.step is 'The newest step of the ledger when it was written.';

alter table kept.copies add column step bigint;

update kept.copies
set step = stories.step
from kept.stories
where copies.story_id = stories.story_id;

comment on column kept.copies.step is 'The newest step of the ledger when it was written.';

alter table kept.claims add column step bigint;

update kept.claims
set step = stories.step
from kept.stories
where claims.story_id = stories.story_id;

comment on column kept.claims.step is 'The newest step of the ledger when it was written.';

alter table kept.claim_evidence add column step bigint;

update kept.claim_evidence
set step = stories.step
from kept.stories
where claim_evidence.story_id = stories.story_id;

comment on column kept.claim_evidence.step is 'The newest step of the ledger when it was written.';

alter table kept.corroborations add column step bigint;

update kept.corroborations
set step = stories.step
from kept.stories
where corroborations.story_id = stories.story_id;

comment on column kept.corroborations.step is 'The newest step of the ledger when it was written.';
