create or replace macro severity_rank(severity) as (
    case severity when 'high' then 0 when 'medium' then 1 when 'low' then 2 else 3 end
);

comment on macro severity_rank is 'Helper: 0 for high, for sorting differences worst first.';
