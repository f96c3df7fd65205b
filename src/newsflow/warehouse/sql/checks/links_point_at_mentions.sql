-- Every member of an event, entity or pair is a mention that was linked.
select 'event_members' as of_table, members.story_id, members.event_id as id, members.event as ordinal
from kept.event_members as members
left join kept.event_mentions as mentions
    on members.extraction_id = mentions.extraction_id and members.event = mentions.ordinal
where mentions.ordinal is null
union all
select 'story_entity_members', members.story_id, members.entity_id, members.entity
from kept.story_entity_members as members
left join kept.entities
    on members.extraction_id = entities.extraction_id and members.entity = entities.ordinal
where entities.ordinal is null
union all
select 'quote_pair_segments', pieces.story_id, pieces.pair_id, pieces.quote
from kept.quote_pair_segments as pieces
left join kept.quote_segments as segments
    on pieces.extraction_id = segments.extraction_id
    and pieces.quote = segments.quote
    and pieces.segment = segments.ordinal
where segments.ordinal is null
union all
select 'event_participants', participants.story_id, participants.event_id, participants.ordinal
from kept.event_participants as participants
left join kept.story_entities
    on participants.story_id = story_entities.story_id
    and participants.entity_id = story_entities.entity_id
where story_entities.entity_id is null
union all
select 'event_participants', participants.story_id, participants.event_id, participants.ordinal
from kept.event_participants as participants
left join kept.events
    on participants.story_id = events.story_id and participants.event_id = events.event_id
where events.event_id is null;
