create table kept.questions (
    question varchar,
    arguments varchar[],
    answers varchar,
    example varchar
);

comment on table kept.questions is 'Ledger: the questions that views and macros answer, for help().';
comment on column kept.questions.question is 'The view or macro.';
comment on column kept.questions.arguments is 'Names of its arguments.';
comment on column kept.questions.answers is 'What it answers.';
comment on column kept.questions.example is 'A line for the shell.';
