create or replace view feed_health as
with tried as (
    select
        feed_id,
        max(fetched_at) filter (where outcome in ('ok', 'not_modified')) as last_ok_at,
        max(fetched_at) as last_try_at,
        count(*) filter (where outcome = 'error') as errors,
        coalesce(sum(new_entries), 0)::bigint as new_entries,
        max(fetched_at) filter (where new_entries > 0) as last_new_at,
        arg_max(error, fetched_at) filter (where outcome = 'error') as last_error,
        arg_max(etag, fetched_at) filter (where outcome = 'ok') as etag,
        arg_max(last_modified, fetched_at) filter (where outcome = 'ok') as last_modified
    from kept.fetches
    group by feed_id
)

select
    feeds.feed_id,
    feeds.outlet_id,
    feeds.url,
    feeds.section,
    tried.last_ok_at,
    tried.last_try_at,
    tried.last_new_at,
    coalesce(tried.errors, 0) as errors,
    coalesce(tried.new_entries, 0) as new_entries,
    tried.last_error,
    tried.etag,
    tried.last_modified
from kept.feeds
left join tried using (feed_id)
qualify row_number() over (partition by feeds.feed_id order by feeds.feed_key) = 1
order by tried.last_ok_at nulls first, feeds.feed_id;

comment on view feed_health is 'Which feeds fail or are silent? For example: FROM feed_health;';
comment on column feed_health.feed_id is 'The feed.';
comment on column feed_health.outlet_id is 'The outlet.';
comment on column feed_health.url is 'Canonical URL.';
comment on column feed_health.section is 'Section of the outlet.';
comment on column feed_health.last_ok_at is 'When it last answered well, in UTC.';
comment on column feed_health.last_try_at is 'When it was last asked, in UTC.';
comment on column feed_health.last_new_at is 'When it last had something new, in UTC.';
comment on column feed_health.errors is 'How often it failed.';
comment on column feed_health.new_entries is 'How many entries were new.';
comment on column feed_health.last_error is 'What went wrong last.';
comment on column feed_health.etag is 'What to send with the next request.';
comment on column feed_health.last_modified is 'What to send with the next request.';
