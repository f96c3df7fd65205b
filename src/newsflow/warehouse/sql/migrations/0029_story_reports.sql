create table kept.story_reports (
    story_id varchar,
    ordinal integer,
    report_id varchar,
    revision_id varchar,
    extraction_id varchar,
    score double,
    why varchar,
    published_year integer,
    published_month integer,
    published_day integer,
    published_at timestamp,
    published_precision varchar,
    published_basis varchar,
    published_found varchar,
    published_confidence double
);

comment on table kept.story_reports is 'Which report tells of which story, read from which text, and why we think so.';
comment on column kept.story_reports.story_id is 'The story.';
comment on column kept.story_reports.ordinal is 'From 0, in the order linking gives.';
comment on column kept.story_reports.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column kept.story_reports.revision_id is 'The text of the report that was read.';
comment on column kept.story_reports.extraction_id is 'The reading that was linked.';
comment on column kept.story_reports.score is 'Best similarity to another report of the story; 1 for one that stands alone.';
comment on column kept.story_reports.why is 'Why it belongs here.';
comment on column kept.story_reports.published_year is 'Year of the day it was published; empty when the page does not say.';
comment on column kept.story_reports.published_month is 'Month of the day it was published.';
comment on column kept.story_reports.published_day is 'Day of the month it was published.';
comment on column kept.story_reports.published_at is 'Moment it was published, in UTC; empty when only a day is given.';
comment on column kept.story_reports.published_precision is 'day, or unknown when the year is missing; empty when nothing says when it was published.';
comment on column kept.story_reports.published_basis is 'How that is known, in words.';
comment on column kept.story_reports.published_found is 'Where it was found: json_ld, meta, time_element, date_line, dateline, url or feed.';
comment on column kept.story_reports.published_confidence is 'From 0 to 1.';
