create or replace macro search(words) as table
with found as (
    from readings_with(words, 1)
    union all
    from readings_with(words, 2)
    union all
    from readings_with(words, 3)
    union all
    from readings_with(words, 4)
    union all
    from readings_with(words, 5)
    union all
    from readings_with(words, 6)
),

told as (
    select asked, reading, bit_or(sentences) as sentences
    from found
    group by asked, reading
),

-- Of older readings nothing is told, and neither do they count.
readings as (
    select readings.reading, readings.step, readings.extraction_id, readings.words as spoken
    from kept.searched_readings as readings
    semi join kept.story_reports on readings.extraction_id = story_reports.extraction_id
    where readings.reading in (select reading from told)
),

archive as (
    select count(*) as readings, greatest(avg(searched_readings.words), 1) as mean
    from kept.searched_readings
),

wanted as (
    select least(6, len(string_split(folded(words), ' '))) as wanted
),

asked as (
    select
        told.asked,
        ln(1 + (any_value(archive.readings) - count(*) + 0.5) / (count(*) + 0.5)) as weight
    from told
    inner join readings using (reading)
    cross join archive
    group by told.asked
),

-- BM25 with its usual constants (Robertson and Zaragoza 2009, section 3.4); a word counts once a
-- sentence.
ranked as (
    select
        told.reading,
        bit_and(told.sentences) as sentences,
        sum(
            asked.weight * bit_count(told.sentences) * 2.2
            / (bit_count(told.sentences) + 1.2 * (0.25 + 0.75 * readings.spoken / archive.mean))
        ) as score
    from told
    inner join asked using (asked)
    inner join readings using (reading)
    cross join archive
    cross join wanted
    group by told.reading
    having count(*) = any_value(wanted.wanted) and bit_and(told.sentences) <> 0
),

-- A headline with all the words is worth twice a sentence; it is the first.
best as (
    select
        readings.step,
        readings.extraction_id,
        ranked.score,
        unnest(
            list_filter(
                range(64), lambda place: ranked.sentences >> cast(place as ubigint) & 1 = 1
            )
        ) as ordinal
    from ranked
    inner join readings using (reading)
    order by ranked.score * (1 + (ranked.sentences & 1)) desc, readings.reading desc
    limit 1000
),

scored as (
    select
        said.extraction_id,
        said.report_id,
        said.ordinal,
        said.zone,
        said.span_start,
        said.text,
        round(best.score * if(said.zone = 'headline', 2, 1), 3) as score
    from kept.sentences as said
    inner join best
        on said.step = best.step
        and said.extraction_id = best.extraction_id
        and least(said.ordinal, 63) = best.ordinal
    where has_words(said.words, words)
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

comment on macro table search is 'Which sentences hold these words, best first (a thousand at most)? For example: FROM search(''railway signal'');';
