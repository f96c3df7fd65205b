-- No id has two rows.
select 'articles' as of_table, article_id as id, count(*) as n from kept.articles group by article_id having count(*) > 1
union all
select 'reports', report_id, count(*) from kept.reports group by report_id having count(*) > 1
union all
select 'extractions', extraction_id, count(*) from kept.extractions group by extraction_id having count(*) > 1
union all
select 'outlets', outlet_key, count(*) from kept.outlets group by outlet_key having count(*) > 1
union all
select 'pages', page_id, count(*) from kept.pages group by page_id having count(*) > 1
union all
select 'rejects', reject_id, count(*) from kept.rejects group by reject_id having count(*) > 1
union all
select 'signatures', extraction_id, count(*) from kept.signatures group by extraction_id having count(*) > 1
union all
select 'story_reports', report_id, count(*) from kept.story_reports group by report_id having count(*) > 1
union all
select 'stories', story_id, count(*) from kept.stories group by story_id having count(*) > 1
union all
select 'events', event_id, count(*) from kept.events group by event_id having count(*) > 1
union all
select 'differences', difference_id, count(*) from kept.differences group by difference_id having count(*) > 1
union all
select 'quote_pairs', pair_id, count(*) from kept.quote_pairs group by pair_id having count(*) > 1
union all
select 'claims', claim_id, count(*) from kept.claims group by claim_id having count(*) > 1
union all
select 'ledger', cast(step as varchar), count(*) from kept.ledger group by step having count(*) > 1;
