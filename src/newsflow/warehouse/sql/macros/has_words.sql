create or replace macro has_words(words, wanted) as (
    has_all(words, longest_word(wanted), string_split(folded(wanted), ' '))
);

comment on macro has_words is 'Helper: whether folded words contain every word that is wanted, or its beginning.';
