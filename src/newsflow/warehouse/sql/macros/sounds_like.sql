create or replace macro sounds_like(words, wanted) as (
    len(list_filter(
        string_split(wanted, ' '),
        lambda one: len(list_filter(
            string_split(words, ' '),
            lambda other: one = other or (length(one) > 4 and jaro_winkler_similarity(one, other) >= 0.89)
        )) = 0
    )) = 0
);

comment on macro sounds_like is 'Helper: whether folded words hold, for each folded word wanted, one spelled much like it.';
