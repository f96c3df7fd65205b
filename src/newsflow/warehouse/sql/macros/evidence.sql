create or replace macro evidence(id) as table
with places as (
    select
        split_part(id, '.', 1) as extraction_id,
        try_cast(split_part(id, '.s', 2) as integer) as sentence
    union
    select mentions.extraction_id, mentions.sentence
    from kept.event_mentions as mentions
    inner join kept.event_members as members
        on mentions.extraction_id = members.extraction_id and mentions.ordinal = members.event
    where members.event_id = id
    union
    select mentions.extraction_id, mentions.sentence
    from kept.event_mentions as mentions
    where
        mentions.extraction_id = split_part(id, '.', 1)
        and mentions.ordinal = try_cast(split_part(id, '.e', 2) as integer)
    union
    select figures.extraction_id, figures.sentence
    from kept.figures
    where
        figures.extraction_id = split_part(id, '.', 1)
        and figures.ordinal = try_cast(split_part(id, '.f', 2) as integer)
    union
    select times.extraction_id, times.sentence
    from kept.times
    where
        times.extraction_id = split_part(id, '.', 1)
        and times.ordinal = try_cast(split_part(id, '.t', 2) as integer)
    union
    select mentions.extraction_id, mentions.sentence
    from kept.entity_mentions as mentions
    where
        mentions.extraction_id = split_part(id, '.', 1)
        and mentions.ordinal = try_cast(split_part(id, '.n', 2) as integer)
    union
    select segments.extraction_id, segments.sentence
    from kept.quote_segments as segments
    where
        segments.extraction_id = split_part(id, '.', 1)
        and segments.quote = try_cast(split_part(id, '.q', 2) as integer)
    union
    select segments.extraction_id, segments.sentence
    from kept.quote_segments as segments
    inner join kept.quote_pair_segments as pieces
        on segments.extraction_id = pieces.extraction_id
        and segments.quote = pieces.quote
        and segments.ordinal = pieces.segment
    where pieces.pair_id = id
    union
    select story_reports.extraction_id, evidence.sentence
    from kept.claim_evidence as evidence
    inner join kept.story_reports on evidence.revision_id = story_reports.revision_id
    where evidence.claim_id = id
    union
    select story_reports.extraction_id, differences.a_sentence
    from kept.differences
    inner join kept.story_reports on differences.a_revision_id = story_reports.revision_id
    where differences.difference_id = id
    union
    select story_reports.extraction_id, differences.b_sentence
    from kept.differences
    inner join kept.story_reports on differences.b_revision_id = story_reports.revision_id
    where differences.difference_id = id
),

readings as (
    select step, extraction_id
    from kept.extractions
    where extraction_id in (select extraction_id from places)
),

said as (
    from kept.sentences semi join readings using (step, extraction_id)
)

select
    reports.outlet_id,
    articles.headline,
    whole_day(
        story_reports.published_year, story_reports.published_month, story_reports.published_day
    ) as published_on,
    said.zone,
    said.paragraph,
    said.span_start,
    said.span_end,
    said.text,
    articles.url,
    said.extraction_id || '.s' || said.ordinal as sentence_id,
    said.report_id
from places
inner join said on places.extraction_id = said.extraction_id and places.sentence = said.ordinal
inner join kept.story_reports on said.extraction_id = story_reports.extraction_id
inner join kept.extractions on said.extraction_id = extractions.extraction_id
inner join kept.articles on extractions.article_id = articles.article_id
inner join kept.reports on said.report_id = reports.report_id
order by reports.outlet_id, said.report_id, said.span_start;

comment on macro table evidence is 'Which sentences are behind a figure, quotation, event, claim, difference or sentence? For example: FROM evidence((SELECT event_id FROM timeline(''celje'') LIMIT 1));';
