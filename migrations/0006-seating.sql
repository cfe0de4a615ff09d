-- Adds who has left, which tables are lost and which seats wish to be together or apart. Locks `seats` and `cafe_tables` for the
-- milliseconds that a nullable column takes, and makes one table.
alter table seats add column left_at timestamptz(3);
-- Round from which a table stands empty.
alter table cafe_tables add column closed_from uuid;
create table seating_wishes (
  gathering_id uuid primary key references gatherings, together jsonb not null, apart jsonb not null
);
-- The history of the plan is read without passing over ideas; entries of other kinds do not touch the index.
create index ledger_of_seating on ledger (gathering_id, seq) where kind in (
  'seating_planned', 'seat_moved', 'seat_left', 'seat_returned', 'table_closed', 'table_opened', 'seating_wishes_set', 'seating_change_undone'
);
