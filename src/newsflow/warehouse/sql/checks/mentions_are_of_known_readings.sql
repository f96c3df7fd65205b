-- Every row of an extraction belongs to one that is there, and so does every row of an article.
with rows_of_extractions as (
    select 'sentences' as of_table, extraction_id from kept.sentences
    union
    select 'entities', extraction_id from kept.entities
    union
    select 'entity_mentions', extraction_id from kept.entity_mentions
    union
    select 'times', extraction_id from kept.times
    union
    select 'figures', extraction_id from kept.figures
    union
    select 'quotes', extraction_id from kept.quotes
    union
    select 'quote_segments', extraction_id from kept.quote_segments
    union
    select 'event_mentions', extraction_id from kept.event_mentions
    union
    select 'event_arguments', extraction_id from kept.event_arguments
    union
    select 'predicates', extraction_id from kept.predicates
    union
    select 'predicate_arguments', extraction_id from kept.predicate_arguments
    union
    select 'answers', extraction_id from kept.answers
    union
    select 'tolls', extraction_id from kept.tolls
    union
    select 'signatures', extraction_id from kept.signatures
    union
    select 'story_reports', extraction_id from kept.story_reports
)

select of_table, extraction_id as id
from rows_of_extractions
where extraction_id not in (select extraction_id from kept.extractions)
union all
select 'extractions', extraction_id
from kept.extractions
where article_id not in (select article_id from kept.articles)
union all
select 'articles', article_id
from kept.articles
where
    report_id not in (select report_id from kept.reports)
    or outlet_key not in (select outlet_key from kept.outlets)
    or article_id not in (select article_id from kept.pages)
    or article_id not in (select article_id from kept.extractions);
