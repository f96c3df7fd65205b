-- A media researcher's day: who covers what, how fast, in whose words, and who copies whom?
-- Run it with: newsflow shell < warehouse/examples/researcher.sql

-- 1. How much of its story does each outlet tell? Share of the events that it reports.
select
    stories.label as story,
    coverage.outlet_id,
    count(*) filter (where coverage.covered = 'reported') as reported,
    count(*) filter (where coverage.covered = 'alluded') as alluded,
    count(*) as events,
    round(count(*) filter (where coverage.covered = 'reported') / count(*), 2) as share
from coverage
inner join stories using (story_id)
group by stories.label, coverage.outlet_id
order by stories.label, share desc;

-- 2. How many days after an event is it told? Events whose day is known to the day.
select
    event_mentions.outlet_id,
    count(*) as mentions,
    round(avg(reports.published_on - event_mentions.date_from), 1) as days_after,
    max(reports.published_on - event_mentions.date_from) as longest
from event_mentions
inner join reports using (report_id)
where
    event_mentions.precision = 'day'
    and event_mentions.modality = 'actual'
    and reports.published_on >= event_mentions.date_from
group by event_mentions.outlet_id
order by days_after, event_mentions.outlet_id;

-- 3. Whose words, and in which form? Pieces of quotations for each outlet.
select
    quotes.outlet_id,
    count(*) filter (where quotes.kind = 'direct') as direct,
    count(*) filter (where quotes.kind = 'partial') as partial,
    count(*) filter (where quotes.kind = 'indirect') as indirect,
    count(distinct quotes.speaker) as speakers
from quotes
group by quotes.outlet_id
order by quotes.outlet_id;

-- 4. Who is heard? Speakers, and how many outlets quote them.
select
    stories.label as story,
    quotes.speaker,
    count(distinct quotes.outlet_id) as outlets,
    count(*) as pieces
from quotes
inner join stories using (story_id)
where quotes.speaker is not null
group by stories.label, quotes.speaker
order by outlets desc, pieces desc, quotes.speaker;

-- 5. How are names spelled? Those that outlets write in more than one way.
select
    names.entity,
    list(distinct names.text order by names.text) as spellings,
    count(distinct names.outlet_id) as outlets
from names
where names.form = 'name' and names.kind = 'person'
group by names.story_id, names.entity_id, names.entity
having count(distinct names.text) > 1
order by outlets desc, names.entity;

-- 6. How much do reports of one story share? Here of one story; put your own words.
from copies_of('valletta');
