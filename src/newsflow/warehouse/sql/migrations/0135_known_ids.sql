-- Whether a batch is new was looked up in five tables of long ids, which took as long as they are.
create table kept.known_ids (
    number ubigint
);

comment on table kept.known_ids is 'Index: the ids of all reports, texts, articles, readings, outlets, pages and rejects.';
comment on column kept.known_ids.number is 'The id as a number: md5_number_lower.';

insert into kept.known_ids
with named as (
    select report_id as id from kept.reports
    union all
    select distinct revision_id from kept.articles
    union all
    select article_id from kept.articles
    union all
    select extraction_id from kept.extractions
    union all
    select outlet_key from kept.outlets
    union all
    select page_id from kept.pages
    union all
    select reject_id from kept.rejects
)

select md5_number_lower(id) from named;
