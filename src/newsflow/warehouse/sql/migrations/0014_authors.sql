create table kept.authors (
    article_id varchar,
    ordinal integer,
    name varchar,
    person boolean,
    span_start integer,
    span_end integer
);

comment on table kept.authors is 'Who an article says wrote it.';
comment on column kept.authors.article_id is 'The article.';
comment on column kept.authors.ordinal is 'From 0, in the order of the byline.';
comment on column kept.authors.name is 'Name.';
comment on column kept.authors.person is 'Whether it is a person, not a desk or agency.';
comment on column kept.authors.span_start is 'First code point in the byline; empty when only metadata has the name.';
comment on column kept.authors.span_end is 'Code point after the last one.';
