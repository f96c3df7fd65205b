create table kept.quote_pairs (
    story_id varchar,
    ordinal integer,
    pair_id varchar,
    kind varchar,
    speaker varchar,
    text_a varchar,
    text_b varchar,
    similarity double
);

comment on table kept.quote_pairs is 'The same utterance in two reports. Side a was published first.';
comment on column kept.quote_pairs.story_id is 'The story.';
comment on column kept.quote_pairs.ordinal is 'From 0, in the order linking gives.';
comment on column kept.quote_pairs.pair_id is 'The pair.';
comment on column kept.quote_pairs.kind is 'verbatim, translation_variant, excerpt, paraphrase or fragment.';
comment on column kept.quote_pairs.speaker is 'The entity of the story that speaks.';
comment on column kept.quote_pairs.text_a is 'The words of side a.';
comment on column kept.quote_pairs.text_b is 'The words of side b.';
comment on column kept.quote_pairs.similarity is 'From 0 to 1.';
