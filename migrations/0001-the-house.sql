-- Makes every table of the house. Locks nothing (new tables only); takes milliseconds; refuses to start when a table exists.
-- Words of people live in one table, `words`; every other table holds ids, so that words can be erased and the record still stands.

-- ---------- the record ----------
create table ledger (
  seq bigint primary key,
  at timestamptz(3) not null,
  forum_id uuid,
  gathering_id uuid,
  actor text not null,
  kind text not null,
  body jsonb not null,
  prev_hash text not null,
  hash text not null
);
create index ledger_by_gathering on ledger (gathering_id, seq);

create table ledger_head (
  only_one boolean primary key default true check (only_one),
  seq bigint not null,
  hash text not null
);
insert into ledger_head (seq, hash) values (0, repeat('0', 64));

-- Erasable. digest = sha256(salt || text), and the digest alone stands in the ledger.
create table words (
  id uuid primary key,
  -- Stays when the words are erased, as it stays in the ledger.
  digest text not null,
  text text,
  salt text,
  language text,
  erased_at timestamptz(3)
);

-- ---------- state: everything below is rebuilt by replaying the ledger ----------
create table forums (
  id uuid primary key, slug text not null unique, parent_id uuid references forums, name_words uuid not null, purpose_words uuid, time_zone text not null, opened_at timestamptz(3) not null, version bigint not null
);
create table stakeholder_groups (
  id uuid primary key, forum_id uuid not null references forums, key text not null, name_words uuid not null, letter text not null, mark text not null, position integer not null, is_retired boolean not null
);
create table regional_groups (
  id uuid primary key, forum_id uuid not null references forums, key text not null, name_words uuid not null, position integer not null, is_retired boolean not null
);
create table organisations (
  id uuid primary key, forum_id uuid not null references forums, name_words uuid not null, stakeholder_group_id uuid references stakeholder_groups
);
create table members (
  id uuid primary key, forum_id uuid not null references forums, roles text[] not null, organisation_id uuid references organisations, stakeholder_group_id uuid references stakeholder_groups,
  regional_group_id uuid references regional_groups, name_words uuid not null, joined_at timestamptz(3) not null, has_left boolean not null
);
create index members_by_forum on members (forum_id);
create table bodies (
  id uuid primary key, forum_id uuid not null references forums, parent_id uuid references bodies, name_words uuid not null
);
create index bodies_by_forum on bodies (forum_id);
create table issues (
  id uuid primary key, forum_id uuid not null references forums, title_words uuid not null, body_id uuid references bodies
);
create index issues_by_forum on issues (forum_id);

create table gatherings (
  id uuid primary key, forum_id uuid not null references forums, slug text not null unique, state text not null check (state in ('draft', 'open', 'closed')),
  title_words uuid not null, topic_words uuid, venue_words uuid, series_words uuid, convener_words uuid, summary_words uuid[] not null default '{}', next_step_words uuid, printed_words uuid,
  date date not null, time_zone text not null, language text not null, code text unique, opened_at timestamptz(3), closed_at timestamptz(3),
  -- Set for an imported record: digest of its canonical form, so that importing twice makes no second copy.
  record_digest text unique, participants_stated integer, ideas_count integer not null default 0, version bigint not null
);
create index gatherings_by_forum on gatherings (forum_id, date desc);
create table questions (
  id uuid primary key, gathering_id uuid not null references gatherings, number integer not null, text_words uuid not null, goal_words uuid[] not null, is_removed boolean not null default false
);
create index questions_by_gathering on questions (gathering_id, number);
create table programme_items (
  id uuid primary key, gathering_id uuid not null references gatherings, position integer not null, kind text not null, title_words uuid not null,
  start_minute integer not null, end_minute integer not null, round_number integer, question_id uuid references questions, started_at timestamptz(3), ended_at timestamptz(3), is_removed boolean not null default false
);
create index programme_by_gathering on programme_items (gathering_id, position);
create table cafe_tables (
  id uuid primary key, gathering_id uuid not null references gatherings, number integer not null, modality text not null check (modality in ('room', 'online')), capacity integer not null, is_removed boolean not null default false
);
create index cafe_tables_by_gathering on cafe_tables (gathering_id, number);
create table clocks (
  gathering_id uuid primary key references gatherings, state text not null check (state in ('waiting', 'running', 'paused', 'over')), item_id uuid references programme_items,
  started_at timestamptz(3), ends_at timestamptz(3), left_ms bigint
);
create table seats (
  id uuid primary key, gathering_id uuid not null references gatherings, number integer not null, stakeholder_group_id uuid references stakeholder_groups, regional_group_id uuid references regional_groups,
  modality text not null check (modality in ('room', 'online')), language text, taken_at timestamptz(3) not null, unique (gathering_id, number)
);
create table seatings (
  seat_id uuid not null references seats, round_id uuid not null references programme_items, table_id uuid not null references cafe_tables, gathering_id uuid not null references gatherings, primary key (seat_id, round_id)
);
create index seatings_by_round on seatings (gathering_id, round_id, table_id);
-- Written a thousand times a second in a full hall: its references are checked by the rule that captures an idea and by
-- replay (`entente verify`), not once more for each row; six checks cost as much as the rest of the insert.
create table ideas (
  id uuid primary key, gathering_id uuid not null references gatherings, number integer not null, question_id uuid not null, round_id uuid, table_id uuid,
  seat_id uuid, stakeholder_group_id uuid, modality text, text_words uuid not null, language text, entered text not null, builds_on integer,
  written_at timestamptz(3) not null, recorded_at timestamptz(3) not null, is_late boolean not null, label text, entry bigint not null, unique (gathering_id, number)
);
create index ideas_by_entry on ideas (gathering_id, entry);
create index ideas_by_question on ideas (question_id, number);
create index ideas_by_seat on ideas (seat_id);
-- Sums that every page of a gathering shows, so that opening one costs the same with ten ideas and with ten thousand.
create table idea_counts (
  gathering_id uuid not null references gatherings, key text not null, question_id uuid not null, round_id uuid, table_id uuid, stakeholder_group_id uuid, ideas integer not null, last_at timestamptz(3) not null,
  primary key (gathering_id, key)
);
create table idea_points (
  id uuid primary key, idea_id uuid not null references ideas, gathering_id uuid not null references gatherings, position integer not null, text_words uuid not null, label text
);
create index idea_points_by_gathering on idea_points (gathering_id, idea_id, position);
create table themes (
  id uuid primary key, gathering_id uuid not null references gatherings, question_id uuid not null references questions, position integer not null, letter text not null, title_words uuid not null,
  is_retired boolean not null, merged_into uuid references themes
);
create index themes_by_gathering on themes (gathering_id, question_id, position);
create table idea_placements (
  idea_id uuid primary key references ideas, gathering_id uuid not null references gatherings, theme_id uuid references themes, position integer not null
);
create index idea_placements_by_theme on idea_placements (gathering_id, theme_id, position);
create table remarks (
  id uuid primary key, gathering_id uuid not null references gatherings, about text not null check (about in ('questions', 'process')), position integer not null, text_words uuid not null, label text, entry bigint not null
);
create index remarks_by_gathering on remarks (gathering_id, about, position);

-- ---------- side tables: secrets, links to persons and queues; not replayed, and no part of the record ----------
create table seat_keys (
  token_hash text primary key, seat_id uuid not null references seats, gathering_id uuid not null references gatherings
);
-- The only place where a member of a forum is joined to a person who can sign in; erasing the row erases the link.
create table member_persons (
  member_id uuid primary key references members, person_id text not null, email text not null
);
create index member_persons_by_person on member_persons (person_id);
create table idempotency_keys (
  scope text not null, key text not null, result jsonb not null, made_at timestamptz(3) not null, primary key (scope, key)
);
create index idempotency_keys_by_age on idempotency_keys (made_at);
create table setup_links (
  token_hash text primary key, made_at timestamptz(3) not null, spent_at timestamptz(3)
);
create table house_secrets (
  name text primary key, value text not null
);
create table letters (
  id uuid primary key, sent_to text not null, subject text not null, body text not null, made_at timestamptz(3) not null, sent_at timestamptz(3), attempts integer not null default 0, next_attempt_at timestamptz(3), last_trouble text
);
create index letters_waiting on letters (next_attempt_at) where sent_at is null;
