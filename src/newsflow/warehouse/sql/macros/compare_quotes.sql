create or replace macro compare_quotes(q) as table
with asked as materialized (
    from asked_story(q)
),

readings as (
    from kept.story_reports semi join asked using (step, story_id)
),

segments as (
    from kept.quote_pair_segments semi join asked using (step, story_id)
),

sides as (
    select segments.pair_id, segments.side, any_value(readings.outlet_id) as outlet_id
    from segments
    inner join readings using (extraction_id)
    group by segments.pair_id, segments.side
),

speakers as (
    from kept.story_entities semi join asked using (step, story_id)
),

pairs as (
    from kept.quote_pairs semi join asked using (step, story_id)
)

select
    pairs.pair_id,
    speakers.name as speaker,
    pairs.kind,
    sides_a.outlet_id as outlet_a,
    pairs.text_a,
    sides_b.outlet_id as outlet_b,
    pairs.text_b,
    round(pairs.similarity, 2) as similarity
from pairs
left join speakers on pairs.speaker = speakers.entity_id
left join sides as sides_a on pairs.pair_id = sides_a.pair_id and sides_a.side = 'a'
left join sides as sides_b on pairs.pair_id = sides_b.pair_id and sides_b.side = 'b'
order by pairs.ordinal;

comment on macro table compare_quotes is 'Which words of one speaker do several reports of a story quote, and how? For example: FROM compare_quotes(''celje'');';
