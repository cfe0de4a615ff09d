-- Drafts: texts in the making, their kept versions, and what is typed meanwhile. New tables; milliseconds.
create table drafts (
  id uuid primary key, forum_id uuid not null references forums, issue_id uuid references issues,
  -- The team that writes it.
  team_id uuid,
  slug text not null unique, title_words uuid not null, language text not null,
  state text not null check (state in ('drafting', 'first_reading', 'second_reading', 'frozen', 'handed_over', 'closed')),
  -- Open to all: everybody may read along while it is written. Otherwise nobody but its team knows of it.
  is_open_to_all boolean not null,
  -- The newest kept version, 0 before the first; the one that a reading fixed the numbers of; the one that was frozen.
  version integer not null default 0, numbers_version integer, frozen_version integer, begun_at timestamptz(3) not null, entry bigint not null
);
create index drafts_by_forum on drafts (forum_id, entry);
create index drafts_by_team on drafts (team_id) where team_id is not null;
create index drafts_by_issue on drafts (issue_id) where issue_id is not null;
create table draft_versions (
  draft_id uuid not null references drafts, number integer not null, reason_words uuid, digest text not null, clauses integer not null,
  kept_at timestamptz(3) not null, kept_by text not null, entry bigint not null, primary key (draft_id, number)
);
create table draft_clauses (
  draft_id uuid not null, version integer not null, clause_id uuid not null, position integer not null,
  kind text not null check (kind in ('preamble', 'operative')), depth smallint not null check (depth between 0 and 2),
  label text not null, text_words uuid not null, primary key (draft_id, version, clause_id),
  foreign key (draft_id, version) references draft_versions (draft_id, number)
);

-- What is typed, change by change, as the editors exchange it: no part of the record until a version is kept. A change is here before anybody is told
-- that it is saved. Old changes are put together into one row that keeps the last of their numbers.
create table text_updates (
  draft_id uuid not null references drafts, seq bigint not null, bytes bytea not null, primary key (draft_id, seq)
);
