-- What a story is found by: going through the labels and headlines of all stories takes as long as
-- they are many.
create table kept.story_words (
    story_id varchar,
    word ubigint,
    step bigint
);

comment on table kept.story_words is 'The words of a story''s label and headlines, each once.';
comment on column kept.story_words.story_id is 'The story.';
comment on column kept.story_words.word is 'The first twelve characters of the folded word, read as a number to the base 36.';
comment on column kept.story_words.step is 'The newest step of the ledger when it was written.';

insert into kept.story_words
with said as (
    select distinct
        story_id, step, unnest(string_split(label_words || ' ' || headline_words, ' ')) as word
    from kept.stories
),

numbers as (
    select
        word,
        list_reduce(
            list_transform(
                string_split(rpad(word[:12], 12, '0'), ''),
                lambda letter: cast(
                    strpos('0123456789abcdefghijklmnopqrstuvwxyz', letter) - 1 as ubigint
                )
            ),
            lambda total, letter: total * 36 + letter
        ) as number
    from (select distinct word from said where word not in ('', '|'))
)

select distinct said.story_id, numbers.number, said.step
from said
inner join numbers using (word)
order by said.step, said.story_id, numbers.number;
