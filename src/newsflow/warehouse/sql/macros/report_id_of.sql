create or replace macro report_id_of(report) as (
    coalesce(
        (
            select articles.report_id
            from kept.articles
            where
                articles.report_id = report or articles.revision_id = report or articles.url = report
                or has_words(articles.headline_words, report) and folded(report) <> ''
            order by
                articles.report_id = report desc,
                articles.revision_id = report desc,
                articles.url = report desc nulls last,
                articles.report_id
            limit 1
        ),
        error('no report matches ''' || report || ''': FROM reports; lists them')
    )
);

comment on macro report_id_of is 'Helper: the report that an id, a URL or words of its headline mean.';
