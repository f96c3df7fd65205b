create table kept.reports (
    report_id varchar,
    outlet_id varchar
);

comment on table kept.reports is 'Reports: one outlet with one canonical URL, guid or content.';
comment on column kept.reports.report_id is 'The report.';
comment on column kept.reports.outlet_id is 'Who published it.';
