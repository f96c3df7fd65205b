create or replace view reports as
select
    story_reports.story_id,
    story_reports.report_id,
    story_reports.outlet_id,
    outlets.name as outlet,
    whole_day(
        story_reports.published_year, story_reports.published_month, story_reports.published_day
    ) as published_on,
    story_reports.published_at,
    story_reports.published_precision,
    story_reports.published_basis,
    story_reports.headline,
    story_reports.words,
    articles.language,
    story_reports.url,
    story_reports.score,
    story_reports.why,
    story_reports.revision_id,
    story_reports.extraction_id
from kept.story_reports
inner join kept.extractions using (extraction_id)
inner join kept.articles using (article_id)
left join outlets on story_reports.outlet_id = outlets.outlet_id;

comment on view reports is 'Reports, each with its newest text and its story.';
comment on column reports.story_id is 'The story.';
comment on column reports.report_id is 'The report.';
comment on column reports.outlet_id is 'Who published it.';
comment on column reports.outlet is 'Name of the outlet.';
comment on column reports.published_on is 'The day it was published, its year from the story where the text has none; empty when that is not known.';
comment on column reports.published_at is 'Moment it was published, in UTC; empty when only a day is given.';
comment on column reports.published_precision is 'day, or unknown when the year is missing; empty when nothing says when it was published.';
comment on column reports.published_basis is 'How that is known, in words.';
comment on column reports.headline is 'Headline.';
comment on column reports.words is 'The sentence in lower-case ASCII words.';
comment on column reports.language is 'BCP 47.';
comment on column reports.url is 'Canonical URL.';
comment on column reports.score is 'Best similarity to another report of the story; 1 for one that stands alone.';
comment on column reports.why is 'Why it belongs here.';
comment on column reports.revision_id is 'The text of the report that was read.';
comment on column reports.extraction_id is 'The reading these rows belong to.';
