create or replace macro version_numbers(version) as (
    list_transform(
        regexp_extract_all(split_part(version, '+', 1), '\d+'), lambda digits: try_cast(digits as bigint)
    )
);

comment on macro version_numbers is 'Helper: the numbers before a plus sign, for comparing versions.';
