create or replace macro plover(q) as table
with asked as materialized (
    from asked_story(q)
),

participants as (
    from kept.event_participants semi join asked using (step, story_id)
),

roles as (
    select
        event_id,
        list(entity_id order by ordinal) filter (where role = 'actor') as actor,
        list(entity_id order by ordinal) filter (where role = 'target') as recipient,
        list(entity_id order by ordinal) filter (where role = 'place') as location
    from participants
    group by event_id
),

happenings as (
    from kept.events semi join asked using (step, story_id)
)

select
    events.event_id as id,
    events.date_from as date,
    events.date_to as enddate,
    roles.actor,
    roles.recipient,
    events.type as event,
    events.mode,
    events.cameo_root,
    roles.location,
    events.label as event_text
from happenings as events
left join roles using (event_id)
where
    events.type in (
        'AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST',
        'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'MOBILIZE', 'SANCTION', 'COERCE', 'ASSAULT'
    )
order by events.date_from nulls last, events.date_to nulls last, events.event_id;

comment on macro table plover is 'Which events does a story have in PLOVER form? For example: FROM plover(''celje'');';
