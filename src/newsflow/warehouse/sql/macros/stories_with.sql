create or replace macro stories_with(words, place) as table
-- Nothing is between 1 and 0: a word that is not asked for costs nothing.
select place as asked, story_id
from kept.story_words
where
    word between coalesce(word_number(nullif(nth_word(words, place), ''), '0'), 1)
    and coalesce(word_number(nullif(nth_word(words, place), ''), 'z'), 0);

comment on macro table stories_with is 'Helper: the stories with a word, in the label or a headline, that begins like the first, second, third or fourth of those asked for.';
