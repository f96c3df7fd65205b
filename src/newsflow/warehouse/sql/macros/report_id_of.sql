create or replace macro report_id_of(report) as (
    with known as materialized (
        select reports.report_id from kept.reports where reports.report_id = report
    )

    select coalesce(
        (select known.report_id from known),
        (
            -- Nothing is looked through for an id that is found above.
            select min(articles.report_id)
            from kept.articles
            semi join (
                select report as revision_id where not exists (select 1 from known)
            ) using (revision_id)
        ),
        (
            select min(articles.report_id)
            from kept.articles
            where articles.url = report and contains(report, '/')
        ),
        (
            -- What looks like an id is not looked for in headlines.
            select min(articles.report_id)
            from kept.articles
            where
                not regexp_full_match(report, '[0-9a-f]{16}')
                and has_words(articles.headline_words, report)
                and folded(report) <> ''
        ),
        error('no report matches ''' || report || ''': FROM reports; lists them')
    )
);

comment on macro report_id_of is 'Helper: the report that an id, a URL or words of its headline mean.';
