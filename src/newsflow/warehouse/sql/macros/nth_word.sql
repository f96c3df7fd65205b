create or replace macro nth_word(words, place) as (
    string_split(folded(words), ' ')[place]
);

comment on macro nth_word is 'Helper: one of some words, folded, counted from one; nothing where there are not so many.';
