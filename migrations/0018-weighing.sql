-- Weighings: statements that many people rate. New tables; milliseconds.
create table weighings (
  id uuid primary key, forum_id uuid not null references forums, gathering_id uuid references gatherings, slug text not null unique,
  name_words uuid not null, purpose_words uuid not null, state text not null check (state in ('draft', 'open', 'closed')),
  audience text not null check (audience in ('seats', 'anyone')), showing text not null check (showing in ('closed', 'live')), share integer not null, takes_own boolean not null,
  opens_at timestamptz(3), closes_at timestamptz(3), code text unique, seed bigint, opened_at timestamptz(3), closed_at timestamptz(3),
  statements_count integer not null default 0,
  -- Statements of the second round, once there is one.
  second_round integer[],
  -- What the newest entry about the ratings says of them; empty before the first.
  sealed_digest text, sealed_ratings integer, sealed_raters integer, sealed_at timestamptz(3), entry bigint not null
);
create index weighings_by_forum on weighings (forum_id, entry);
create index weighings_by_gathering on weighings (gathering_id) where gathering_id is not null;
-- The number is counted within the weighing and stays for life. The words of an idea or a theme are its own: erased or hidden there, they are so here.
create table statements (
  weighing_id uuid not null references weighings, number integer not null, source text not null, text_words uuid not null, language text,
  ideas uuid[] not null, theme_id uuid, entry bigint not null,
  -- Its author, when somebody who rates wrote it: an id that leads back to none of their ratings without the secret of the house.
  author_id uuid,
  -- The statement with which it counts as one.
  merged_into integer, hidden_reason text, hidden_role text, hidden_at timestamptz(3), primary key (weighing_id, number)
);
create table statement_reports (
  weighing_id uuid not null references weighings, number integer not null, reporter_id uuid not null, reason text not null, reported_at timestamptz(3) not null,
  -- How it ended: the statement was hidden, or it stays.
  settled text check (settled in ('hidden', 'kept')), primary key (weighing_id, number, reporter_id)
);
-- Statements of a weighing without a gathering are hidden too; locks for milliseconds.
alter table hidden_words alter column gathering_id drop not null, alter column idea_id drop not null;
-- Who rates, by an id that leads back to no seat without the secret of the house.
create table raters (
  id uuid primary key, weighing_id uuid not null references weighings, stakeholder_group_id uuid, regional_group_id uuid, joined_at timestamptz(3) not null
);
create index raters_by_weighing on raters (weighing_id);

-- Ratings are private and no part of the record: the ledger holds digests of all of them together. One row for each person and statement; a rating that
-- is changed stays in its page where there is room, without touching the index.
create table ratings (
  weighing_id uuid not null, rater_id uuid not null, statement integer not null, rating smallint not null check (rating between -1 and 1),
  is_important boolean not null, rated_at timestamptz(3) not null, primary key (weighing_id, rater_id, statement)
) with (fillfactor = 85);
-- Keys of those who rate without a seat.
create table rater_keys (
  token_hash text primary key, rater_id uuid not null, weighing_id uuid not null references weighings
);
