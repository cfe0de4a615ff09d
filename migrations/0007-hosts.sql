-- Who hosts a table. A new table; milliseconds.
create table table_hosts (
  table_id uuid primary key, gathering_id uuid not null references gatherings, seat_id uuid not null
);
create index table_hosts_by_gathering on table_hosts (gathering_id);
