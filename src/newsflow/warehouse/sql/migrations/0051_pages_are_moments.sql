comment on table kept.pages is 'Ledger: how articles were fetched: each address, kept page and moment of fetching that gave one.';
