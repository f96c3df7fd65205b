create or replace macro longest_word(words) as (
    list_sort(
        list_transform(
            string_split(folded(words), ' '),
            lambda word: {'letters': length(word), 'word': word}
        ),
        'desc'
    )[1].word
);

comment on macro longest_word is 'Helper: the longest of some words, folded.';
