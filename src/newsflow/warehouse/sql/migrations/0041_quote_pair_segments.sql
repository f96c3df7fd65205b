create table kept.quote_pair_segments (
    story_id varchar,
    pair_id varchar,
    side varchar,
    ordinal integer,
    revision_id varchar,
    extraction_id varchar,
    quote integer,
    segment integer
);

comment on table kept.quote_pair_segments is 'Which segments of quotations make up each side of a pair.';
comment on column kept.quote_pair_segments.story_id is 'The story.';
comment on column kept.quote_pair_segments.pair_id is 'The pair.';
comment on column kept.quote_pair_segments.side is 'a or b.';
comment on column kept.quote_pair_segments.ordinal is 'From 0, within the side.';
comment on column kept.quote_pair_segments.revision_id is 'The revision.';
comment on column kept.quote_pair_segments.extraction_id is 'The reading.';
comment on column kept.quote_pair_segments.quote is 'Ordinal of the quotation.';
comment on column kept.quote_pair_segments.segment is 'Ordinal of the segment.';
