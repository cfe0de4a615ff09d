-- Adds who has left, which tables are lost and which seats wish to be together or apart. Locks `seats`, `cafe_tables` and `gatherings` for the
-- milliseconds that a column without a rewrite takes, and makes one table.
alter table seats add column left_at timestamptz(3);
-- Round from which a table stands empty.
alter table cafe_tables add column closed_from uuid;
-- Newest entry that changed who sits where: phones look for their tables again when it moves.
alter table gatherings add column seating_version bigint not null default 0;
create table seating_wishes (
  gathering_id uuid primary key references gatherings, together jsonb not null, apart jsonb not null
);
-- The history of the plan is read without passing over ideas; entries of other kinds do not touch the index.
create index ledger_of_seating on ledger (gathering_id, seq) where kind in (
  'seating_planned', 'seat_moved', 'seat_left', 'seat_returned', 'table_closed', 'table_opened', 'seating_wishes_set', 'seating_change_undone'
);
