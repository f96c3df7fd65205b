-- A risk analyst's day: what happened where, how bad is it, how sure is it, what comes next?
-- Run it with: newsflow shell < warehouse/examples/risk_analyst.sql

-- 1. Conflict and harm by month, with how many of the events more than one independent outlet reports.
select
    strftime(events.date_from, '%Y-%m') as month,
    events.type,
    count(*) as events,
    count(*) filter (where corroboration.independent > 1) as corroborated
from events
inner join corroboration using (event_id)
where
    events.type in ('ASSAULT', 'COERCE', 'THREATEN', 'PROTEST', 'MOBILIZE', 'ACCIDENT', 'DISASTER', 'DEATH')
    and events.date_from is not null
group by month, events.type
order by month, events.type;

-- 2. How bad? The lowest and the highest number that any outlet gives, for each event and measure.
select
    figures.event,
    figures.date_from,
    figures.measure,
    min(coalesce(figures.low, figures.value)) as lowest,
    max(coalesce(figures.high, figures.value)) as highest,
    list(distinct figures.outlet_id order by figures.outlet_id) as outlets
from figures
where figures.measure is not null and figures.repeats is null and figures.event_id is not null
group by figures.event_id, figures.event, figures.date_from, figures.measure
order by figures.date_from, figures.measure;

-- 3. Who is involved? Actors and targets with their country and sector.
select
    event_participants.role,
    entities.entity,
    any_value(entities.country) as country,
    any_value(entities.sector) as sector,
    count(distinct event_participants.event_id) as events
from event_participants
inner join entities using (story_id, entity_id)
where event_participants.role in ('actor', 'target')
group by event_participants.role, entities.entity
order by events desc, entities.entity;

-- 4. What is announced, possible or claimed? A watch list, with who says so.
select
    event_mentions.modality,
    event_mentions.date_from,
    event_mentions.outlet_id,
    event_mentions.sentence_text,
    event_mentions.attribution
from event_mentions
where event_mentions.modality in ('planned', 'possible', 'claimed')
order by event_mentions.modality, event_mentions.date_from nulls last, event_mentions.event_mention_id;

-- 5. Where? Places of the events, for a map.
select
    entities.entity as place,
    any_value(entities.geo_country) as country,
    any_value(entities.latitude) as latitude,
    any_value(entities.longitude) as longitude,
    count(distinct event_participants.event_id) as events
from event_participants
inner join entities using (story_id, entity_id)
where event_participants.role = 'place' and entities.latitude is not null
group by entities.entity
order by events desc, place;
