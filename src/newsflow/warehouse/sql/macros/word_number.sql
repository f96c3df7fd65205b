create or replace macro word_number(word, filler) as (
    list_reduce(
        list_transform(
            string_split(rpad(word[:12], 12, filler), ''),
            lambda letter: cast(
                strpos('0123456789abcdefghijklmnopqrstuvwxyz', letter) - 1 as ubigint
            )
        ),
        lambda total, letter: total * 36 + letter
    )
);

comment on macro word_number is 'Helper: the first or the last number by which words with this beginning are found, filled up with 0 or z.';
