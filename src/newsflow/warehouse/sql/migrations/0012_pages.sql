create table kept.pages (
    page_id varchar,
    article_id varchar,
    fetched_at timestamp,
    ref varchar,
    raw_ref varchar
);

comment on table kept.pages is 'How articles were fetched: each address, kept page and moment of fetching that gave one.';
comment on column kept.pages.page_id is 'From all other columns.';
comment on column kept.pages.article_id is 'The article it gave.';
comment on column kept.pages.fetched_at is 'When the page was fetched, in UTC; empty for a file.';
comment on column kept.pages.ref is 'Where it came from: a URL or a file name.';
comment on column kept.pages.raw_ref is 'Where the raw page is kept.';
