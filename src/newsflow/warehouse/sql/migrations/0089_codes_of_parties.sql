alter table kept.event_arguments add column country varchar;
alter table kept.event_arguments add column sector varchar;
alter table kept.event_arguments add column code_basis varchar;

comment on column kept.event_arguments.country is 'ISO 3166 alpha-3 of the country of a party; empty when unknown.';
comment on column kept.event_arguments.sector is 'Kind of party: government, military, police, rebel, civilian …; empty when unknown.';
comment on column kept.event_arguments.code_basis is 'The words that country and sector were read from.';
