-- The words of every reading can be searched, and of nothing else.
select 'extractions' as of_table, extraction_id as id
from kept.extractions
where extraction_id not in (select extraction_id from kept.searched_readings)
union all
select 'searched_readings', extraction_id
from kept.searched_readings
where extraction_id not in (select extraction_id from kept.extractions)
union all
select 'searched_readings', extraction_id
from kept.searched_readings
where
    searched_readings.words > 0
    and reading not in (
        select reading from kept.fresh_words
        union all
        select reading from kept.sorted_words
    );
