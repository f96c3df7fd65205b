create or replace view outlets as
select outlet_id, name, domain, country, language
from kept.outlets
qualify row_number() over (
    partition by outlet_id order by domain is null, country is null, language is null, outlet_key
) = 1;

comment on view outlets is 'Organisations that publish.';
comment on column outlets.outlet_id is 'Registered domain where one is known, else a slug of the name.';
comment on column outlets.name is 'Its name.';
comment on column outlets.domain is 'Its domain.';
comment on column outlets.country is 'ISO 3166 alpha-2.';
comment on column outlets.language is 'BCP 47.';
