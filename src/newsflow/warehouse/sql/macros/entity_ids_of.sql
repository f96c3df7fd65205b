create or replace macro entity_ids_of(spelling) as (
    coalesce(
        (
            select list(matches.entity_id order by matches.entity_id)
            from entity_matches(spelling) as matches
            where matches.rank = (select min(best.rank) from entity_matches(spelling) as best)
        ),
        error('no name matches ''' || spelling || ''': FROM names; lists them')
    )
);

comment on macro entity_ids_of is 'Helper: the entities that any spelling of a name, or an id, means.';
