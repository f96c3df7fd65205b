comment on column kept.corroborations.independent is 'How many independent witnesses: stated origins, and outlets that tell it in a text of their own.';
