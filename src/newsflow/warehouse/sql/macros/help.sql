create or replace macro help() as table
select question, arguments, answers, example
from kept.questions
order by question;

comment on macro table help is 'Which questions can be asked? For example: FROM help();';
