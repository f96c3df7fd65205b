create or replace macro has_words(words, wanted) as (
    -- The longest word first, by a plain search: most rows end there.
    (starts_with(words, longest_word(wanted)) or contains(words, ' ' || longest_word(wanted)))
    and len(list_filter(
        string_split(folded(wanted), ' '), lambda word: not contains(' ' || words, ' ' || word)
    )) = 0
);

comment on macro has_words is 'Helper: whether folded words contain every word that is wanted, or its beginning.';
