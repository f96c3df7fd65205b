create or replace macro readings_with(words, place) as table
-- Nothing is between 1 and 0: a word that is not asked for costs nothing.
select place as asked, reading, sentences
from (
    select word, reading, sentences from kept.sorted_words
    union all
    select word, reading, sentences from kept.fresh_words
)
where
    word between coalesce(word_number(nullif(nth_word(words, place), ''), '0'), 1)
    and coalesce(word_number(nullif(nth_word(words, place), ''), 'z'), 0);

comment on macro table readings_with is 'Helper: in which sentences of which readings a word stands, or one that begins like it.';
