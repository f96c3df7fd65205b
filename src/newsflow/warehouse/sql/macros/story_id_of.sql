create or replace macro story_id_of(q) as (
    coalesce(
        (select story_id from story_matches(q) limit 1),
        error('no story matches ''' || q || ''': FROM stories; lists them')
    )
);

comment on macro story_id_of is 'Helper: the story that words of its label or of a headline, or an id, mean.';
