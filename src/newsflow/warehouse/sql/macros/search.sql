create or replace macro search(words) as table
with found as materialized (
    from readings_with(words, 1)
    union all
    from readings_with(words, 2)
    union all
    from readings_with(words, 3)
    union all
    from readings_with(words, 4)
),

counts as materialized (
    select asked, count(distinct reading) as readings from found group by asked
),

-- What has all the words has the rarest.
likely as (
    select distinct reading
    from found
    where asked = (select counts.asked from counts order by counts.readings, counts.asked limit 1)
),

told as materialized (
    select asked, reading, bit_or(sentences) as sentences
    from (from found semi join likely using (reading))
    group by asked, reading
),

wanted as materialized (
    select longest, every, least(4, len(every)) as wanted
    from (
        select longest_word(words) as longest, string_split(folded(words), ' ') as every
    )
),

archive as (
    select count(*) as readings, greatest(avg(searched_readings.words), 1) as mean
    from kept.searched_readings
),

-- A word weighs the more the fewer readings have it.
weights as (
    select
        counts.asked,
        ln(1 + greatest(archive.readings - counts.readings + 0.5, 0.5) / (counts.readings + 0.5))
            as weight
    from counts
    cross join archive
),

-- Where very many have all the words, the newest are ranked.
whole as materialized (
    select told.reading, bit_and(told.sentences) as sentences
    from told
    cross join wanted
    group by told.reading
    having count(*) = any_value(wanted.wanted) and bit_and(told.sentences) <> 0
    order by told.reading desc
    limit 20000
),

-- A reading's number begins with its step: blocks that have none of these are passed over.
written as materialized (
    select distinct reading // 1048576 as step from whole
),

numbers as (
    from kept.searched_readings semi join (from written where step >= 0) using (step)
),

told_last as (
    select story_reports.rowid as card, extraction_id
    from kept.story_reports
    semi join (from written where step >= 0) as steps on story_reports.reading_step = steps.step
),

-- Of older readings nothing is told.
readings as materialized (
    select
        numbers.reading,
        numbers.step,
        numbers.extraction_id,
        numbers.words as spoken,
        whole.sentences,
        told_last.card
    from numbers
    inner join whole using (reading)
    inner join told_last using (extraction_id)
),

-- BM25 with its usual constants (Robertson and Zaragoza 2009, section 3.4); a word counts once a
-- sentence. A headline with all the words is worth twice a sentence; it is the first. Sums are
-- rounded: in another order they would differ in their last digit, and the newest come first.
ranked as (
    select
        readings.reading,
        any_value(readings.step) as step,
        any_value(readings.extraction_id) as extraction_id,
        any_value(readings.sentences) as sentences,
        any_value(readings.card) as card,
        round(sum(
            weights.weight * bit_count(told.sentences) * 2.2
            / (bit_count(told.sentences) + 1.2 * (0.25 + 0.75 * readings.spoken / archive.mean))
        ), 6) as score
    from readings
    inner join told using (reading)
    inner join weights using (asked)
    cross join archive
    group by readings.reading
    order by score * (1 + (any_value(readings.sentences) & 1)) desc, readings.reading desc
    limit 100
),

pieces as (
    select
        ranked.step,
        ranked.extraction_id,
        ranked.score,
        ranked.card,
        ranked.reading,
        ranked.score * (1 + (ranked.sentences & 1)) as worth,
        unnest(
            list_filter(
                range(64), lambda place: ranked.sentences >> cast(place as ubigint) & 1 = 1
            )
        ) as ordinal
    from ranked
),

best as materialized (
    select
        step,
        extraction_id,
        score,
        card,
        ordinal,
        row_number() over (order by worth desc, reading desc, ordinal) as rank
    from pieces
    qualify rank <= 100
),

steps as materialized (
    select step, row_number() over (order by step) as rank
    from (select distinct step from best)
),

-- Which rows they are is found before their texts are read: unpacking texts is what costs. DuckDB
-- goes straight to as many as fifty blocks or rows; for more it reads all between the first and
-- the last. So what may be a hundred is told in two parts.
ordinals as (
    select sentences.rowid as place, step, extraction_id, ordinal
    from kept.sentences
    semi join (from steps where rank <= 50) using (step)
    union all
    select sentences.rowid as place, step, extraction_id, ordinal
    from kept.sentences
    semi join (from steps where rank > 50) using (step)
),

places as materialized (
    select
        ordinals.place, best.card, best.score, row_number() over (order by ordinals.place) as rank
    from ordinals
    inner join best
        on ordinals.step = best.step
        and ordinals.extraction_id = best.extraction_id
        and least(ordinals.ordinal, 63) = best.ordinal
),

cards as materialized (
    select
        story_reports.rowid as card,
        story_id,
        outlet_id,
        published_year,
        published_month,
        published_day
    from kept.story_reports
    where story_reports.rowid in (select best.card from best where best.rank <= 50)
    union
    select
        story_reports.rowid as card,
        story_id,
        outlet_id,
        published_year,
        published_month,
        published_day
    from kept.story_reports
    where story_reports.rowid in (select best.card from best where best.rank > 50)
),

lines as materialized (
    select
        sentences.rowid as place,
        extraction_id,
        report_id,
        ordinal,
        zone,
        span_start,
        text,
        sentences.words as folded_words
    from kept.sentences
    semi join steps using (step)
    where sentences.rowid in (select places.place from places where places.rank <= 50)
    union all
    select
        sentences.rowid as place,
        extraction_id,
        report_id,
        ordinal,
        zone,
        span_start,
        text,
        sentences.words as folded_words
    from kept.sentences
    semi join steps using (step)
    where sentences.rowid in (select places.place from places where places.rank > 50)
),

said as (
    from lines inner join places using (place) inner join cards using (card)
),

-- Words are compared where the index does not know all of them, or not in which sentence they are.
scored as (
    select said.*, round(said.score * if(said.zone = 'headline', 2, 1), 3) as worth
    from said
    cross join wanted
    where
        (
            (len(wanted.every) <= 4 and length(wanted.longest) <= 12)
            or has_all(said.folded_words, wanted.longest, wanted.every)
        )
        and (
            said.ordinal < 63 or has_all(folded(said.text), wanted.longest, wanted.every)
        )
)

select
    worth as score,
    outlet_id,
    whole_day(published_year, published_month, published_day) as published_on,
    zone,
    text,
    extraction_id || '.s' || ordinal as sentence_id,
    report_id,
    story_id
from scored
order by worth desc, published_on desc nulls last, outlet_id, report_id, span_start;

comment on macro table search is 'Which sentences hold these words, best first (a hundred at most)? For example: FROM search(''railway company'');';
