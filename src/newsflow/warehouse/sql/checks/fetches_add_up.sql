-- Every address of a run ended in exactly one way: an answered page is a report or a reject, and
-- each entry of a feed is new, and then was asked for, or known, left to the next run or unread.
with pages as (
    select run_id, feed_id, count(*) as asked
    from kept.fetches
    where kind = 'page' and not again
    group by run_id, feed_id
)

select 'entries do not add up' as what, fetches.run_id, fetches.url, fetches.entries as n
from kept.fetches
where
    kind = 'feed'
    and entries <> new_entries + known_entries + left_entries + unread_entries
union all
select 'new entries were not asked for', fetches.run_id, fetches.url, fetches.new_entries
from kept.fetches
left join pages on fetches.run_id = pages.run_id and fetches.feed_id = pages.feed_id
-- More may have been asked for: by an attempt of the same run that was stopped.
where kind = 'feed' and new_entries > coalesce(pages.asked, 0)
union all
select 'a page ended in two ways or none', run_id, url, 1
from kept.fetches
where
    kind = 'page'
    and case
        when outcome = 'ok' then (report_id is null) = (reject is null)
        else report_id is not null or reject is not null
    end
union all
select 'a page was asked for twice', run_id, coalesce(page_key, url), count(*)
from kept.fetches
where kind = 'page' and not again
group by run_id, feed_id, coalesce(page_key, url)
having count(*) > 1
union all
select 'a report is missing', run_id, url, 1
from kept.fetches
left join kept.reports using (report_id)
where fetches.report_id is not null and reports.report_id is null;
