create or replace macro evidence(id) as table
with wanted as (
    select id as sentence_id
    union
    select mentions.sentence_id from event_mentions as mentions
    where mentions.event_id = id or mentions.event_mention_id = id
    union
    select figures.sentence_id from figures where figures.figure_id = id
    union
    select quotes.sentence_id from quotes where quotes.quote_id = id
    union
    select times.sentence_id from times where times.time_id = id
    union
    select names.sentence_id from names where names.mention_id = id
    union
    select claims.sentence_id from claims where claims.claim_id = id
    union
    select unnest([differences.sentence_a, differences.sentence_b]) as sentence_id
    from differences
    where differences.difference_id = id
    union
    select segments.extraction_id || '.s' || pieces.sentence
    from kept.quote_pair_segments as segments
    inner join kept.quote_segments as pieces
        on segments.extraction_id = pieces.extraction_id
        and segments.quote = pieces.quote
        and segments.segment = pieces.ordinal
    where segments.pair_id = id
)

select
    sentences.outlet_id,
    reports.headline,
    reports.published_on,
    sentences.zone,
    sentences.paragraph,
    sentences.span_start,
    sentences.span_end,
    sentences.text,
    reports.url,
    sentences.sentence_id,
    sentences.report_id
from sentences
inner join wanted on sentences.sentence_id = wanted.sentence_id
inner join reports on sentences.report_id = reports.report_id
order by sentences.outlet_id, sentences.report_id, sentences.span_start;

comment on macro table evidence is 'Which sentences are behind a figure, quotation, event, claim, difference or sentence? For example: FROM evidence((SELECT event_id FROM timeline(''celje'') LIMIT 1));';
