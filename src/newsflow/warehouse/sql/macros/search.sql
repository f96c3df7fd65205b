create or replace macro search(words) as table
with found as (
    from readings_with(words, 1)
    union all
    from readings_with(words, 2)
    union all
    from readings_with(words, 3)
    union all
    from readings_with(words, 4)
),

told as (
    select asked, reading, bit_or(sentences) as sentences
    from found
    group by asked, reading
),

wanted as (
    select least(4, len(string_split(folded(words), ' '))) as wanted
),

archive as (
    select count(*) as readings, greatest(avg(searched_readings.words), 1) as mean
    from kept.searched_readings
),

-- A word weighs the more the fewer readings have it.
weights as (
    select
        told.asked,
        ln(1 + greatest(any_value(archive.readings) - count(*) + 0.5, 0.5) / (count(*) + 0.5))
            as weight
    from told
    cross join archive
    group by told.asked
),

whole as (
    select told.reading, bit_and(told.sentences) as sentences
    from told
    cross join wanted
    group by told.reading
    having count(*) = any_value(wanted.wanted) and bit_and(told.sentences) <> 0
),

-- Of older readings nothing is told.
readings as (
    select
        readings.reading,
        readings.step,
        readings.extraction_id,
        readings.words as spoken,
        whole.sentences
    from kept.searched_readings as readings
    inner join whole using (reading)
    semi join kept.story_reports on readings.extraction_id = story_reports.extraction_id
),

-- BM25 with its usual constants (Robertson and Zaragoza 2009, section 3.4); a word counts once a
-- sentence.
ranked as (
    select
        readings.reading,
        any_value(readings.step) as step,
        any_value(readings.extraction_id) as extraction_id,
        any_value(readings.sentences) as sentences,
        sum(
            weights.weight * bit_count(told.sentences) * 2.2
            / (bit_count(told.sentences) + 1.2 * (0.25 + 0.75 * readings.spoken / archive.mean))
        ) as score
    from readings
    inner join told using (reading)
    inner join weights using (asked)
    cross join archive
    group by readings.reading
),

-- A headline with all the words is worth twice a sentence; it is the first.
best as (
    select
        ranked.step,
        ranked.extraction_id,
        ranked.score,
        unnest(
            list_filter(
                range(64), lambda place: ranked.sentences >> cast(place as ubigint) & 1 = 1
            )
        ) as ordinal
    from ranked
    order by ranked.score * (1 + (ranked.sentences & 1)) desc, ranked.reading desc
    limit 100
),

-- Which rows they are is found before their texts are read: unpacking texts is what costs.
places as materialized (
    select sentences.rowid as place, best.score
    from kept.sentences
    inner join best
        on sentences.step = best.step
        and sentences.extraction_id = best.extraction_id
        and least(sentences.ordinal, 63) = best.ordinal
),

-- Words are compared where the index does not know all of them, or not in which sentence they are.
said as (
    select
        sentences.rowid as place,
        sentences.extraction_id,
        sentences.report_id,
        sentences.ordinal,
        sentences.zone,
        sentences.span_start,
        sentences.text
    from kept.sentences
    where
        sentences.rowid in (select places.place from places)
        and (
            (len(string_split(folded(words), ' ')) <= 4 and length(longest_word(words)) <= 12)
            or has_words(sentences.words, words)
        )
        and (sentences.ordinal < 63 or has_words(folded(sentences.text), words))
),

scored as (
    select
        said.extraction_id,
        said.report_id,
        said.ordinal,
        said.zone,
        said.span_start,
        said.text,
        round(places.score * if(said.zone = 'headline', 2, 1), 3) as score
    from said
    inner join places using (place)
)

select
    scored.score,
    reports.outlet_id,
    whole_day(
        story_reports.published_year, story_reports.published_month, story_reports.published_day
    ) as published_on,
    scored.zone,
    scored.text,
    scored.extraction_id || '.s' || scored.ordinal as sentence_id,
    scored.report_id,
    story_reports.story_id
from scored
inner join kept.story_reports using (extraction_id)
inner join kept.reports on scored.report_id = reports.report_id
order by scored.score desc, published_on desc nulls last, reports.outlet_id, scored.report_id, scored.span_start;

comment on macro table search is 'Which sentences hold these words, best first (a hundred at most)? For example: FROM search(''railway signal'');';
