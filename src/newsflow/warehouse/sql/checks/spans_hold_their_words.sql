-- The words of every mention and sentence stand in the article where its span says.
with said as (
    select 'sentences' as of_table, extraction_id, ordinal, span_start, span_end, text from kept.sentences
    union all
    select 'entity_mentions', extraction_id, ordinal, span_start, span_end, text
    from kept.entity_mentions
    where form <> 'inferred'
    union all
    select 'times', extraction_id, ordinal, span_start, span_end, text from kept.times
    union all
    select 'figures', extraction_id, ordinal, span_start, span_end, text from kept.figures
    union all
    select 'quote_segments', extraction_id, ordinal, span_start, span_end, text
    from kept.quote_segments
    union all
    select 'event_mentions', extraction_id, ordinal, span_start, span_end, text
    from kept.event_mentions
    union all
    select 'event_arguments', extraction_id, ordinal, span_start, span_end, text
    from kept.event_arguments
    union all
    select 'predicates', extraction_id, ordinal, span_start, span_end, text from kept.predicates
    union all
    select 'predicate_arguments', extraction_id, ordinal, span_start, span_end, text
    from kept.predicate_arguments
    union all
    select 'answers', extraction_id, ordinal, span_start, span_end, text from kept.answers
)

select said.of_table, extractions.report_id, said.extraction_id, said.ordinal, said.text
from said
inner join kept.extractions using (extraction_id)
inner join kept.articles using (article_id)
where
    substring(articles.text, said.span_start + 1, said.span_end - said.span_start) <> said.text;
