create or replace view revisions as
select
    report_id,
    revision,
    revision_id,
    article_id,
    headline,
    words,
    published_on,
    modified_on,
    fetched_at,
    raw_ref,
    text_hash,
    text
from revisions_of(null);

comment on view revisions is 'Texts of reports, in the order in which they appeared.';
comment on column revisions.report_id is 'Report.';
comment on column revisions.revision is 'From 1, in the order of fetching, else of the dates the text gives: never of loading.';
comment on column revisions.revision_id is 'The text of the report that was read.';
comment on column revisions.article_id is 'From all that the article says, without how it was fetched.';
comment on column revisions.headline is 'Headline.';
comment on column revisions.words is 'The sentence in lower-case ASCII words.';
comment on column revisions.published_on is 'The day it was published; empty when that is not known.';
comment on column revisions.modified_on is 'The day it was last modified, where the page says so.';
comment on column revisions.fetched_at is 'When the text was first fetched, in UTC; empty for a file.';
comment on column revisions.raw_ref is 'Where the raw page is kept: file and offset; empty for a file.';
comment on column revisions.text_hash is 'SHA-256 of the text.';
comment on column revisions.text is 'The words.';
