create or replace macro outlet_id_of(outlet) as (
    coalesce(
        (
            select outlets.outlet_id
            from outlets
            where
                outlets.outlet_id = outlet
                or outlets.domain = outlet
                or folded(outlets.name) = folded(outlet)
                or folded(outlets.outlet_id) = folded(outlet)
                or contains(' ' || folded(outlets.name) || ' ', ' ' || folded(outlet) || ' ')
            order by
                outlets.outlet_id = outlet desc,
                folded(outlets.name) = folded(outlet) desc,
                outlets.outlet_id
            limit 1
        ),
        error('no outlet matches ''' || outlet || ''': FROM outlets; lists them')
    )
);

comment on macro outlet_id_of is 'Helper: the outlet that an id, a domain or a name means.';
