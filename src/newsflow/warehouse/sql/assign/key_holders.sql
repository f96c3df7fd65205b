with places as (
    select unnest(c.k) as key, unnest(c.e) as epoch
    from (select from_json($dated::varchar, '{"k": ["ubigint"], "e": ["integer"]}') as c)
),

undated_places as (
    select unnest(from_json($undated::varchar, '["ubigint"]')) as key
)

select dated_keys.report_id
from kept.dated_keys
semi join places
    on dated_keys.key = places.key
    and dated_keys.bucket // $epoch = places.epoch
union
select report_id from kept.undated_keys where key in (from undated_places);
