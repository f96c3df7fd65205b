-- Nearly all reports have one text, told once: only these have to be numbered.
create table kept.revised_reports (
    report_id varchar
);

comment on table kept.revised_reports is 'Reports with more than one text, or one text with other facts about it.';
comment on column kept.revised_reports.report_id is 'The report.';

insert into kept.revised_reports
select report_id
from kept.articles
group by report_id
having count(*) > 1
order by report_id;
