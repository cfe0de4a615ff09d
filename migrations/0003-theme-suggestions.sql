-- Adds which ideas count as one, and finds changes of boards without passing over ideas. Locks nothing but what it makes: one table,
-- and an index on the ledger that holds writers up for about a second at a million rows. Refuses to start when the table exists.
create table idea_ties (
  idea_id uuid primary key references ideas, gathering_id uuid not null references gatherings, tie_id uuid
);
create index idea_ties_by_gathering on idea_ties (gathering_id);
create index ledger_of_boards on ledger (gathering_id, seq) where kind in (
  'theme_created', 'theme_renamed', 'themes_ordered', 'ideas_placed', 'themes_merged', 'theme_split', 'theme_removed', 'theme_change_undone',
  'ideas_joined', 'ideas_parted', 'suggestion_declined'
);
