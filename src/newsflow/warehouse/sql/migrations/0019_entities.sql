create table kept.entities (
    extraction_id varchar,
    report_id varchar,
    revision_id varchar,
    extractor_version varchar,
    ordinal integer,
    entity_id varchar,
    kind varchar,
    name varchar,
    country varchar,
    sector varchar,
    located boolean,
    geo_country varchar,
    province varchar,
    latitude double,
    longitude double,
    geoname_id integer,
    titles varchar[],
    basis varchar
);

comment on table kept.entities is 'Persons, organisations and places of one report, over all their mentions.';
comment on column kept.entities.extraction_id is 'The reading these rows belong to: article, extractor and version.';
comment on column kept.entities.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column kept.entities.revision_id is 'The text of the report that was read.';
comment on column kept.entities.extractor_version is 'Version of the extractor that found it.';
comment on column kept.entities.ordinal is 'From 0, within the report.';
comment on column kept.entities.entity_id is 'Equal across reports only where name or gazetteer make it certain.';
comment on column kept.entities.kind is 'person, organization, country, place, group, event_name or other.';
comment on column kept.entities.name is 'The fullest name the report uses, or the gazetteer''s.';
comment on column kept.entities.country is 'ISO 3166 alpha-3 of the country it belongs to.';
comment on column kept.entities.sector is 'government, military, rebel, civilian, business, media or international.';
comment on column kept.entities.located is 'Whether the gazetteer knows where it is.';
comment on column kept.entities.geo_country is 'ISO 3166 alpha-3 of the country it lies in.';
comment on column kept.entities.province is 'Province it lies in.';
comment on column kept.entities.latitude is 'Degrees north.';
comment on column kept.entities.longitude is 'Degrees east.';
comment on column kept.entities.geoname_id is 'Its number in GeoNames.';
comment on column kept.entities.titles is 'Titles and offices used of it.';
comment on column kept.entities.basis is 'How it was identified.';
