create or replace view entities as
select
    story_reports.story_id,
    coalesce(members.entity_id, entities.entity_id) as entity_id,
    coalesce(story_entities.name, entities.name) as entity,
    coalesce(story_entities.kind, entities.kind) as kind,
    reports.outlet_id,
    entities.report_id,
    entities.name as name_in_report,
    entities.country,
    entities.sector,
    entities.geo_country,
    entities.province,
    entities.latitude,
    entities.longitude,
    entities.geoname_id,
    entities.titles,
    coalesce(story_entities.basis, entities.basis) as basis,
    entities.revision_id,
    entities.extraction_id,
    entities.ordinal,
    entities.extractor_version
from kept.entities
inner join kept.story_reports using (extraction_id)
inner join kept.reports on entities.report_id = reports.report_id
left join kept.story_entity_members as members
    on entities.extraction_id = members.extraction_id and entities.ordinal = members.entity
left join kept.story_entities
    on members.story_id = story_entities.story_id and members.entity_id = story_entities.entity_id;

comment on view entities is 'Entities of reports, joined over each story.';
comment on column entities.story_id is 'The story.';
comment on column entities.entity_id is 'The entity of the story.';
comment on column entities.entity is 'Its name, over the reports of the story.';
comment on column entities.kind is 'person, organization, country, place, group, event_name or other.';
comment on column entities.outlet_id is 'The outlet.';
comment on column entities.report_id is 'The report: outlet with canonical URL, guid or content.';
comment on column entities.name_in_report is 'The fullest name this report uses.';
comment on column entities.country is 'ISO 3166 alpha-3 of the country it belongs to.';
comment on column entities.sector is 'government, military, rebel, civilian, business, media or international.';
comment on column entities.geo_country is 'ISO 3166 alpha-3 of the country it lies in.';
comment on column entities.province is 'Province it lies in.';
comment on column entities.latitude is 'Degrees north.';
comment on column entities.longitude is 'Degrees east.';
comment on column entities.geoname_id is 'Its number in GeoNames.';
comment on column entities.titles is 'Titles and offices used of it.';
comment on column entities.basis is 'How it was identified.';
comment on column entities.revision_id is 'The text of the report that was read.';
comment on column entities.extraction_id is 'The reading these rows belong to: article, extractor and version.';
comment on column entities.ordinal is 'From 0, within the report.';
comment on column entities.extractor_version is 'Version of the extractor that found it.';
