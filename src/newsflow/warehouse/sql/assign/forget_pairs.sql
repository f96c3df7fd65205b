delete from kept.likely_pairs
using (
    select unnest(c.r) as report_id, unnest(c.o) as other_id
    from (select from_json(?::varchar, '{"r": ["varchar"], "o": ["varchar"]}') as c)
) as gone
where likely_pairs.report_id = gone.report_id and likely_pairs.other_id = gone.other_id;
