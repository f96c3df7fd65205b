-- No first day comes after its last day.
select 'times' as of_table, extraction_id as id, ordinal from kept.times where date_from > date_to
union all
select 'event_mentions', extraction_id, ordinal from kept.event_mentions where date_from > date_to
union all
select 'events', event_id, ordinal from kept.events where date_from > date_to;
