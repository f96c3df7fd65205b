create table kept.zones (
    article_id varchar,
    ordinal integer,
    zone varchar,
    paragraph integer,
    span_start integer,
    span_end integer
);

comment on table kept.zones is 'Blocks of an article''s text. They cover every character that is not white space between them.';
comment on column kept.zones.article_id is 'The article.';
comment on column kept.zones.ordinal is 'From 0, in the order of the text.';
comment on column kept.zones.zone is 'headline, standfirst, byline, dateline, date_line, caption, credit, body, boilerplate or origin_url.';
comment on column kept.zones.paragraph is 'Ordinal of the body paragraph, from 1.';
comment on column kept.zones.span_start is 'First code point.';
comment on column kept.zones.span_end is 'Code point after the last one.';
