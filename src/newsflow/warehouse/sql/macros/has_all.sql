create or replace macro has_all(words, longest, wanted) as (
    -- The longest word first, by a plain search: most rows end there.
    (starts_with(words, longest) or contains(words, ' ' || longest))
    and len(list_filter(wanted, lambda word: not contains(' ' || words, ' ' || word))) = 0
);

comment on macro has_all is 'Helper: as has_words, of words that were folded and listed before.';
