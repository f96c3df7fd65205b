-- What a name is found by, among the names of all stories.
create table kept.story_name_words (
    story_id varchar,
    entity_id varchar,
    word ubigint,
    step bigint
);

comment on table kept.story_name_words is 'The words of the spellings of a story''s entities, each once for an entity.';
comment on column kept.story_name_words.story_id is 'The story.';
comment on column kept.story_name_words.entity_id is 'The entity.';
comment on column kept.story_name_words.word is 'The first twelve characters of the folded word, read as a number to the base 36.';
comment on column kept.story_name_words.step is 'The newest step of the ledger when it was written.';

insert into kept.story_name_words
with said as (
    select distinct story_id, entity_id, step, unnest(string_split(words, ' ')) as word
    from kept.story_names
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
    from (select distinct word from said where word <> '')
)

select distinct said.story_id, said.entity_id, numbers.number, said.step
from said
inner join numbers using (word)
order by said.step, said.story_id, said.entity_id, numbers.number;
