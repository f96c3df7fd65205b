create or replace macro whole_day(of_year, of_month, of_day) as (
    try(make_date(of_year, of_month, of_day))
);

comment on macro whole_day is 'Helper: the calendar day; empty when a part is missing or there is no such day.';
