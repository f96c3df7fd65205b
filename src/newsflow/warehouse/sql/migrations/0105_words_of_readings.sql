-- What `search` looks up instead of going through all sentences.
create table kept.searched_readings (
    reading bigint,
    extraction_id varchar,
    words integer,
    step bigint
);

comment on table kept.searched_readings is 'Index: readings as the words of their sentences are found under, and how many words they have.';
comment on column kept.searched_readings.reading is 'number of the reading: its step times 1,048,576, and its place in that step';
comment on column kept.searched_readings.extraction_id is 'reading';
comment on column kept.searched_readings.words is 'words of all its sentences';
comment on column kept.searched_readings.step is 'step that wrote it';

create table kept.fresh_words (
    word ubigint,
    reading bigint,
    sentences ubigint
);

comment on table kept.fresh_words is 'Index: which words stand in which sentences of which reading, as they came in.';
comment on column kept.fresh_words.word is 'the word''s first twelve characters, folded, as a number of base 36: 0 to 9, a to z';
comment on column kept.fresh_words.reading is 'number of the reading';
comment on column kept.fresh_words.sentences is 'a bit for each of its sentences, by ordinal; the last bit stands for all from the 64th on';

create table kept.sorted_words (
    word ubigint,
    reading bigint,
    sentences ubigint
);

comment on table kept.sorted_words is 'Index: as fresh_words, millions at a time in the order of their words, so that a search reads little of it.';
comment on column kept.sorted_words.word is 'the word''s first twelve characters, folded, as a number of base 36: 0 to 9, a to z';
comment on column kept.sorted_words.reading is 'number of the reading';
comment on column kept.sorted_words.sentences is 'a bit for each of its sentences, by ordinal; the last bit stands for all from the 64th on';

insert into kept.searched_readings
with counted as (
    select step, extraction_id, sum(len(string_split(words, ' ')))::integer as words
    from kept.sentences
    where words <> ''
    group by step, extraction_id
)

select
    extractions.step * 1048576
    + row_number() over (partition by extractions.step order by extractions.extraction_id)
    - 1,
    extractions.extraction_id,
    coalesce(counted.words, 0),
    extractions.step
from kept.extractions
left join counted using (extraction_id);

insert into kept.sorted_words
with said as (
    select
        readings.reading,
        least(sentences.ordinal, 63) as ordinal,
        unnest(string_split(sentences.words, ' ')) as word
    from kept.sentences
    inner join kept.searched_readings as readings
        on sentences.step = readings.step and sentences.extraction_id = readings.extraction_id
),

found as (
    select word, reading, bit_or(1::ubigint << ordinal) as sentences
    from said
    where word <> ''
    group by word, reading
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
    from (select distinct word from found)
)

select numbers.number, found.reading, bit_or(found.sentences)
from found
inner join numbers using (word)
group by numbers.number, found.reading
order by numbers.number, found.reading;
