create table kept.outlets (
    outlet_key varchar,
    outlet_id varchar,
    name varchar,
    domain varchar,
    country varchar,
    language varchar
);

comment on table kept.outlets is 'Organisations that publish, each as some article named it: an outlet named in two ways has two rows.';
comment on column kept.outlets.outlet_key is 'From all other columns.';
comment on column kept.outlets.outlet_id is 'Registered domain where one is known, else a slug of the name.';
comment on column kept.outlets.name is 'Its name.';
comment on column kept.outlets.domain is 'Its domain.';
comment on column kept.outlets.country is 'ISO 3166 alpha-2.';
comment on column kept.outlets.language is 'BCP 47.';
