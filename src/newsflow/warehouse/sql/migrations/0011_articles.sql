create table kept.articles (
    article_id varchar,
    report_id varchar,
    revision_id varchar,
    outlet_key varchar,
    text_hash varchar,
    text varchar,
    words integer,
    headline varchar,
    headline_words varchar,
    standfirst varchar,
    dateline_start integer,
    dateline_end integer,
    dateline_place varchar,
    dateline_place_start integer,
    dateline_place_end integer,
    dateline_dated boolean,
    dateline_year integer,
    dateline_month integer,
    dateline_day integer,
    dateline_day_start integer,
    dateline_day_end integer,
    dateline_agency varchar,
    dateline_agency_start integer,
    dateline_agency_end integer,
    published_year integer,
    published_month integer,
    published_day integer,
    published_at timestamp,
    published_precision varchar,
    published_basis varchar,
    published_found varchar,
    published_confidence double,
    modified_year integer,
    modified_month integer,
    modified_day integer,
    modified_at timestamp,
    modified_precision varchar,
    modified_basis varchar,
    modified_found varchar,
    modified_confidence double,
    language varchar,
    section varchar,
    url varchar,
    guid varchar,
    media_type varchar,
    paywalled boolean,
    live_blog boolean,
    flags varchar[]
);

comment on table kept.articles is 'Articles: one text of a report with what is known of it. Other facts about the same text (a date, an author) make another row.';
comment on column kept.articles.article_id is 'From all that the article says, without how it was fetched.';
comment on column kept.articles.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column kept.articles.revision_id is 'The text of the report that was read.';
comment on column kept.articles.outlet_key is 'Its outlet, as this article names it.';
comment on column kept.articles.text_hash is 'SHA-256 of the text.';
comment on column kept.articles.text is 'The kept text; all spans count its code points.';
comment on column kept.articles.words is 'Words in the body.';
comment on column kept.articles.headline is 'Headline.';
comment on column kept.articles.headline_words is 'Headline in lower-case ASCII words.';
comment on column kept.articles.standfirst is 'Summary under the headline.';
comment on column kept.articles.dateline_start is 'First code point of the dateline; empty when there is none.';
comment on column kept.articles.dateline_end is 'Code point after the dateline.';
comment on column kept.articles.dateline_place is 'Place in the dateline.';
comment on column kept.articles.dateline_place_start is 'First code point of that place.';
comment on column kept.articles.dateline_place_end is 'Code point after that place.';
comment on column kept.articles.dateline_dated is 'Whether the dateline has a day.';
comment on column kept.articles.dateline_year is 'Year in the dateline.';
comment on column kept.articles.dateline_month is 'Month in the dateline.';
comment on column kept.articles.dateline_day is 'Day of the month in the dateline.';
comment on column kept.articles.dateline_day_start is 'First code point of that day.';
comment on column kept.articles.dateline_day_end is 'Code point after that day.';
comment on column kept.articles.dateline_agency is 'Agency in the dateline.';
comment on column kept.articles.dateline_agency_start is 'First code point of that agency.';
comment on column kept.articles.dateline_agency_end is 'Code point after that agency.';
comment on column kept.articles.published_year is 'Year of the day it was published; empty when the page does not say.';
comment on column kept.articles.published_month is 'Month of the day it was published.';
comment on column kept.articles.published_day is 'Day of the month it was published.';
comment on column kept.articles.published_at is 'Moment it was published, in UTC; empty when only a day is given.';
comment on column kept.articles.published_precision is 'day, or unknown when the year is missing; empty when nothing says when it was published.';
comment on column kept.articles.published_basis is 'How that is known, in words.';
comment on column kept.articles.published_found is 'Where it was found: json_ld, meta, time_element, date_line, dateline, url or feed.';
comment on column kept.articles.published_confidence is 'From 0 to 1.';
comment on column kept.articles.modified_year is 'Year of the day it was modified; empty when the page does not say.';
comment on column kept.articles.modified_month is 'Month of the day it was modified.';
comment on column kept.articles.modified_day is 'Day of the month it was modified.';
comment on column kept.articles.modified_at is 'Moment it was modified, in UTC; empty when only a day is given.';
comment on column kept.articles.modified_precision is 'day, or unknown when the year is missing; empty when nothing says when it was modified.';
comment on column kept.articles.modified_basis is 'How that is known, in words.';
comment on column kept.articles.modified_found is 'Where it was found: json_ld, meta, time_element, date_line, dateline, url or feed.';
comment on column kept.articles.modified_confidence is 'From 0 to 1.';
comment on column kept.articles.language is 'BCP 47; empty when it could not be told.';
comment on column kept.articles.section is 'Section of the outlet.';
comment on column kept.articles.url is 'Canonical URL.';
comment on column kept.articles.guid is 'Identifier its feed gives.';
comment on column kept.articles.media_type is 'Media type of the page.';
comment on column kept.articles.paywalled is 'Whether the page says that part is for subscribers.';
comment on column kept.articles.live_blog is 'Whether it is a live blog.';
comment on column kept.articles.flags is 'Remarks on the reading: mojibake, multi_story, not_english …';
