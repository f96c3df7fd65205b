create or replace macro story(q) as table
select report_id, outlet, published_on, published_basis, headline, words, url
from reports
where story_id = story_id_of(q)
order by published_on nulls last, published_at nulls last, outlet, report_id;

comment on macro table story is 'Which reports tell of a story? For example: FROM story(''celje'');';
