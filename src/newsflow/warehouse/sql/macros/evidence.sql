create or replace macro evidence(id) as table
-- What linking says of a story is looked for in the story that the id is of, what one reading says in it.
with stories as materialized (
    select distinct step, story_id
    from kept.story_ids
    where number = md5_number_lower(id) and not contains(id, '.')
),

tellers as materialized (
    select step, story_id, reading_step, extraction_id, revision_id
    from kept.story_reports
    semi join stories using (step, story_id)
),

readings as materialized (
    select reading_step as step, extraction_id from tellers
    union all
    select step, extraction_id
    from kept.extractions
    where extraction_id = split_part(id, '.', 1) and contains(id, '.')
),

members as (
    from kept.event_members semi join stories using (step, story_id)
),

happenings as (
    from kept.event_mentions semi join readings using (step, extraction_id)
),

counted as (
    from kept.figures semi join readings using (step, extraction_id)
),

dated as (
    from kept.times semi join readings using (step, extraction_id)
),

named as (
    from kept.entity_mentions semi join readings using (step, extraction_id)
),

segments as (
    from kept.quote_segments semi join readings using (step, extraction_id)
),

pieces as (
    from kept.quote_pair_segments semi join stories using (step, story_id)
),

borne as (
    from kept.claim_evidence semi join stories using (step, story_id)
),

differing as (
    from kept.differences semi join stories using (step, story_id)
),

places as (
    select
        split_part(id, '.', 1) as extraction_id,
        try_cast(split_part(id, '.s', 2) as integer) as sentence
    union
    select mentions.extraction_id, mentions.sentence
    from happenings as mentions
    inner join members
        on mentions.extraction_id = members.extraction_id and mentions.ordinal = members.event
    where members.event_id = id
    union
    select extraction_id, sentence
    from happenings
    where
        extraction_id = split_part(id, '.', 1)
        and ordinal = try_cast(split_part(id, '.e', 2) as integer)
    union
    select extraction_id, sentence
    from counted
    where
        extraction_id = split_part(id, '.', 1)
        and ordinal = try_cast(split_part(id, '.f', 2) as integer)
    union
    select extraction_id, sentence
    from dated
    where
        extraction_id = split_part(id, '.', 1)
        and ordinal = try_cast(split_part(id, '.t', 2) as integer)
    union
    select extraction_id, sentence
    from named
    where
        extraction_id = split_part(id, '.', 1)
        and ordinal = try_cast(split_part(id, '.n', 2) as integer)
    union
    select extraction_id, sentence
    from segments
    where
        extraction_id = split_part(id, '.', 1)
        and quote = try_cast(split_part(id, '.q', 2) as integer)
    union
    select segments.extraction_id, segments.sentence
    from segments
    inner join pieces
        on segments.extraction_id = pieces.extraction_id
        and segments.quote = pieces.quote
        and segments.ordinal = pieces.segment
    where pieces.pair_id = id
    union
    select tellers.extraction_id, borne.sentence
    from borne
    inner join tellers on borne.revision_id = tellers.revision_id
    where borne.claim_id = id
    union
    select tellers.extraction_id, differing.a_sentence
    from differing
    inner join tellers on differing.a_revision_id = tellers.revision_id
    where differing.difference_id = id
    union
    select tellers.extraction_id, differing.b_sentence
    from differing
    inner join tellers on differing.b_revision_id = tellers.revision_id
    where differing.difference_id = id
),

said as (
    from kept.sentences semi join readings using (step, extraction_id)
),

cards as (
    from kept.story_reports
    semi join (select step as reading_step, extraction_id from readings)
        using (reading_step, extraction_id)
)

select
    cards.outlet_id,
    cards.headline,
    whole_day(cards.published_year, cards.published_month, cards.published_day) as published_on,
    said.zone,
    said.paragraph,
    said.span_start,
    said.span_end,
    said.text,
    cards.url,
    said.extraction_id || '.s' || said.ordinal as sentence_id,
    said.report_id
from places
inner join said on places.extraction_id = said.extraction_id and places.sentence = said.ordinal
inner join cards on said.extraction_id = cards.extraction_id
order by cards.outlet_id, said.report_id, said.span_start;

comment on macro table evidence is 'Which sentences are behind a figure, quotation, event, claim, difference or sentence? For example: FROM evidence((SELECT event_id FROM timeline(''celje'') LIMIT 1));';
