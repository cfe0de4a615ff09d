-- Adds skipped items, how the rest of a programme follows the clock, and which entry moved the clock last. Columns with constant
-- defaults: no rewrite, milliseconds.
alter table programme_items add column is_skipped boolean not null default false;
alter table clocks add column rest text not null default 'shift' check (rest in ('shift', 'keep_end'));
alter table clocks add column entry bigint not null default 0;
-- Clocks that were moved before know the entry that moved them last, as replaying the ledger would say.
update clocks set entry = moved.seq from (
  select gathering_id, max(seq) as seq from ledger
  where kind in ('clock_started', 'clock_resumed', 'clock_paused', 'minute_added', 'item_started', 'programme_ended') group by gathering_id
) moved where moved.gathering_id = clocks.gathering_id;
-- Minutes at the beginning of a round in which people walk to their tables.
alter table gatherings add column walk_minutes integer not null default 2;
-- The history of the clock is read without passing over ideas; entries of other kinds do not touch the index.
create index ledger_of_clock on ledger (gathering_id, seq) where kind in (
  'clock_started', 'clock_resumed', 'clock_paused', 'minute_added', 'item_started', 'programme_ended',
  'clock_adjusted', 'item_restarted', 'item_skipped', 'programme_rest_set', 'clock_move_undone'
);
