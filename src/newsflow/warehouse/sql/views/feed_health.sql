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
        arg_max(last_modified, fetched_at) filter (where outcome = 'ok') as last_modified,
        arg_max(failures, fetched_at) as failures,
        max_by(next_at, fetched_at) as next_at,
        bool_or(coalesce(lies, false)) as lies
    from kept.fetches
    where kind is distinct from 'page'
    group by feed_id
),

rated as (
    -- The rate is a moving average that fades by half each day (HALF_LIFE in intake/polling.py):
    -- what it was when the feed last had news is what is expected of it.
    select
        feed_id,
        rate * 24 * power(2, date_diff('second', new_at, answered_at) / 86400.0) as expected_per_day
    from kept.fetches
    where kind is distinct from 'page' and rate is not null and new_at is not null
    qualify row_number() over (partition by feed_id order by fetched_at desc) = 1
),

recent as (
    select
        fetches.feed_id,
        sum(fetches.new_entries)
        / greatest(date_diff('second', min(fetches.fetched_at), max(fetches.fetched_at)) / 86400.0, 1)
            as seen_per_day
    from kept.fetches
    inner join tried using (feed_id)
    where
        fetches.kind is distinct from 'page'
        and fetches.fetched_at > tried.last_try_at - interval 7 days
    group by fetches.feed_id
)

select
    feeds.feed_id,
    feeds.outlet_id,
    feeds.url,
    feeds.section,
    case
        when tried.last_try_at is null then 'new'
        when tried.failures > 0 then 'failing'
        when
            tried.last_new_at < tried.last_try_at - interval 3 days
            and rated.expected_per_day
            * (date_diff('second', tried.last_new_at, tried.last_try_at) / 86400.0) >= 10
            then 'quiet'
        else 'well'
    end as health,
    tried.last_ok_at,
    tried.last_try_at,
    tried.last_new_at,
    coalesce(tried.errors, 0) as errors,
    coalesce(tried.failures, 0) as failures,
    coalesce(tried.new_entries, 0) as new_entries,
    round(rated.expected_per_day, 1) as expected_per_day,
    round(recent.seen_per_day, 1) as seen_per_day,
    tried.next_at,
    tried.last_error,
    coalesce(tried.lies, false) as lies,
    tried.etag,
    tried.last_modified
from kept.feeds
left join tried using (feed_id)
left join rated using (feed_id)
left join recent using (feed_id)
qualify row_number() over (partition by feeds.feed_id order by feeds.feed_key) = 1
order by tried.last_ok_at nulls first, feeds.feed_id;

comment on view feed_health is 'Which feeds fail or are silent? For example: FROM feed_health;';
comment on column feed_health.feed_id is 'The feed.';
comment on column feed_health.outlet_id is 'The outlet.';
comment on column feed_health.url is 'Canonical URL.';
comment on column feed_health.section is 'Section of the outlet.';
comment on column feed_health.health is 'new, well, failing, or quiet: three days without news where ten were to be expected.';
comment on column feed_health.last_ok_at is 'When it last answered well, in UTC.';
comment on column feed_health.last_try_at is 'When it was last asked, in UTC.';
comment on column feed_health.last_new_at is 'When it last had something new, in UTC.';
comment on column feed_health.errors is 'How often it failed.';
comment on column feed_health.failures is 'How many times in a row it has failed now.';
comment on column feed_health.new_entries is 'How many entries were new.';
comment on column feed_health.expected_per_day is 'New entries a day, as it was while the feed had news.';
comment on column feed_health.seen_per_day is 'New entries a day over the last seven days.';
comment on column feed_health.next_at is 'When it is due again, in UTC.';
comment on column feed_health.last_error is 'What went wrong last.';
comment on column feed_health.lies is 'Whether its ETag or date once stayed the same while its entries changed.';
comment on column feed_health.etag is 'What to send with the next request.';
comment on column feed_health.last_modified is 'What to send with the next request.';
