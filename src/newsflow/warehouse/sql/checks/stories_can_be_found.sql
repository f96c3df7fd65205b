-- All rows of a story lie where it says, it is found by its words and ids, and reports with several
-- texts and all readings are known.
with placed as (
    select 'story_reports' as of_table, story_id, step from kept.story_reports
    union
    select 'story_words', story_id, step from kept.story_words
    union
    select 'story_ids', story_id, step from kept.story_ids
    union
    select 'story_entities', story_id, step from kept.story_entities
    union
    select 'story_entity_members', story_id, step from kept.story_entity_members
    union
    select 'story_names', story_id, step from kept.story_names
    union
    select 'story_name_words', story_id, step from kept.story_name_words
    union
    select 'events', story_id, step from kept.events
    union
    select 'event_members', story_id, step from kept.event_members
    union
    select 'event_participants', story_id, step from kept.event_participants
    union
    select 'event_lookalikes', story_id, step from kept.event_lookalikes
    union
    select 'dated_times', story_id, step from kept.dated_times
    union
    select 'quote_pairs', story_id, step from kept.quote_pairs
    union
    select 'quote_pair_segments', story_id, step from kept.quote_pair_segments
    union
    select 'quote_differences', story_id, step from kept.quote_differences
    union
    select 'origins', story_id, step from kept.origins
    union
    select 'copies', story_id, step from kept.copies
    union
    select 'claims', story_id, step from kept.claims
    union
    select 'claim_evidence', story_id, step from kept.claim_evidence
    union
    select 'differences', story_id, step from kept.differences
    union
    select 'corroborations', story_id, step from kept.corroborations
)

select placed.of_table, placed.story_id as id
from placed
left join kept.stories using (story_id)
where placed.step is distinct from stories.step
union all
select 'story_words', story_id
from kept.stories
where label_words <> '' and story_id not in (select story_id from kept.story_words)
union all
select 'story_ids', story_id
from kept.story_reports
where md5_number_lower(report_id) not in (select number from kept.story_ids)
union all
select 'story_reports', report_id
from kept.story_reports
left join kept.extractions using (extraction_id, report_id)
where story_reports.reading_step is distinct from extractions.step or story_reports.words is null
union all
select 'revised_reports', report_id
from kept.articles
where report_id not in (select report_id from kept.revised_reports)
group by report_id
having count(*) > 1
union all
select 'known_ids', extraction_id
from kept.extractions
where md5_number_lower(extraction_id) not in (select number from kept.known_ids);
