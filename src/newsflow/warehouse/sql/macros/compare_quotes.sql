create or replace macro compare_quotes(q) as table
with sides as (
    select segments.pair_id, segments.side, any_value(reports.outlet_id) as outlet_id
    from kept.quote_pair_segments as segments
    inner join kept.story_reports using (extraction_id)
    inner join kept.reports on story_reports.report_id = reports.report_id
    where segments.story_id = story_id_of(q)
    group by segments.pair_id, segments.side
)

select
    pairs.pair_id,
    story_entities.name as speaker,
    pairs.kind,
    sides_a.outlet_id as outlet_a,
    pairs.text_a,
    sides_b.outlet_id as outlet_b,
    pairs.text_b,
    round(pairs.similarity, 2) as similarity
from kept.quote_pairs as pairs
left join kept.story_entities
    on pairs.story_id = story_entities.story_id and pairs.speaker = story_entities.entity_id
left join sides as sides_a on pairs.pair_id = sides_a.pair_id and sides_a.side = 'a'
left join sides as sides_b on pairs.pair_id = sides_b.pair_id and sides_b.side = 'b'
where pairs.story_id = story_id_of(q)
order by pairs.ordinal;

comment on macro table compare_quotes is 'Which words of one speaker do several reports of a story quote, and how? For example: FROM compare_quotes(''celje'');';
