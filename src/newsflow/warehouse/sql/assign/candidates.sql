with given as (
    select from_json(
        $own::varchar, '{"r": ["varchar"], "k": ["ubigint"], "b": ["integer"], "w": ["integer"]}'
    ) as c
),

own as (
    select
        unnest(c.r) as report_id,
        unnest(c.k) as key,
        unnest(c.b) as bucket,
        unnest(c.w) as weight
    from given
),

crowds as (
    select from_json($crowds::varchar, '{"k": ["ubigint"], "e": ["integer"]}') as c
),

dated_crowds as (
    select unnest(c.k) as key, unnest(c.e) as epoch from crowds
),

undated_crowds as (
    select unnest(from_json($undated::varchar, '["ubigint"]')) as key
),

dated as (
    select dated_keys.key, dated_keys.bucket, dated_keys.report_id, dated_keys.weight
    from kept.dated_keys
    anti join dated_crowds
        on dated_keys.key = dated_crowds.key
        and dated_keys.bucket // $epoch = dated_crowds.epoch
    where dated_keys.key in (select key from own)
        and dated_keys.bucket between $first and $last
),

undated as (
    select key, report_id, weight
    from kept.undated_keys
    where key in (select key from own) and key not in (from undated_crowds)
),

hits as (
    select own.report_id, dated.report_id as other_id, own.weight * dated.weight as product
    from own
    inner join dated using (key)
    where own.bucket is null or abs(own.bucket - dated.bucket) <= $reach
    union all
    select own.report_id, undated.report_id, own.weight * undated.weight
    from own
    inner join undated using (key)
)

select report_id, other_id
from hits
where report_id <> other_id
group by all
having sum(product) >= $least;
