delete from kept.report_pairs
using (
    select unnest(c.k) as report_key, unnest(c.o) as other_id
    from (select from_json(?::varchar, '{"k": ["ubigint"], "o": ["varchar"]}') as c)
) as gone
where report_pairs.report_key = gone.report_key and report_pairs.other_id = gone.other_id;
