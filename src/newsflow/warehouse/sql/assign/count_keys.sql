with asked as (
    select unnest(from_json($keys::varchar, '["ubigint"]')) as key
),

dated as (
    select key, bucket from kept.dated_keys
    where key in (from asked) and bucket between $first and $last
)

select key, bucket // $epoch as epoch, count(*) as reports from dated group by all
union all
select key, null, count(*) from kept.undated_keys where key in (from asked) group by key;
