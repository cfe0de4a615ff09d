-- What a host hands on from a round to the people of the next one. A new table; milliseconds.
create table recaps (
  table_id uuid not null, round_id uuid not null, gathering_id uuid not null references gatherings, ideas jsonb not null, entry bigint not null,
  primary key (table_id, round_id)
);
create index recaps_by_gathering on recaps (gathering_id);
