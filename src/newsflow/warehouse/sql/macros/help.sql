create or replace macro help() as table
with questions as (
    select distinct function_name as question, parameters as arguments, comment
    from duckdb_functions()
    where function_type = 'table_macro' and database_name = current_database() and not internal
    union all
    select view_name as question, [] as arguments, comment
    from duckdb_views()
    where database_name = current_database() and not internal
)

select
    question,
    arguments,
    split_part(comment, ' For example: ', 1) as answers,
    split_part(comment, ' For example: ', 2) as example
from questions
where contains(comment, ' For example: ')
order by question;

comment on macro table help is 'Which questions can be asked? For example: FROM help();';
