create table kept.feeds (
    feed_key varchar,
    feed_id varchar,
    outlet_id varchar,
    url varchar,
    section varchar
);

comment on table kept.feeds is 'Feeds that were asked, each as some run knew it.';
comment on column kept.feeds.feed_key is 'From all other columns.';
comment on column kept.feeds.feed_id is 'The feed.';
comment on column kept.feeds.outlet_id is 'Whose feed it is.';
comment on column kept.feeds.url is 'Its address.';
comment on column kept.feeds.section is 'Section of the outlet.';
