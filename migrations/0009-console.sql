-- Adds what the console keeps: who is expected, calls for help, reports, hidden words, messages, and which phones have a line.
-- New columns without defaults and new tables: locks `ideas` for milliseconds.
alter table ideas add column hidden_reason text;
-- Entry that hid or restored the idea last: screens are told of it as of a new one.
alter table ideas add column moderated_entry bigint;
create index ideas_moderated on ideas (gathering_id, moderated_entry) where moderated_entry is not null;

-- Words that nobody is shown while their idea is hidden: whoever reads words reads past these.
create table hidden_words (
  words_id uuid primary key, idea_id uuid not null, gathering_id uuid not null references gatherings
);
create index hidden_words_by_idea on hidden_words (idea_id);
create table hidings (
  idea_id uuid primary key, gathering_id uuid not null references gatherings, reason text not null, note_words uuid, role text not null, hidden_at timestamptz(3) not null, entry bigint not null,
  appeal_words uuid, appealed_at timestamptz(3)
);
create index hidings_by_gathering on hidings (gathering_id, entry);
create table idea_reports (
  id uuid primary key, gathering_id uuid not null references gatherings, idea_id uuid not null, seat_id uuid not null, reason text not null, reported_at timestamptz(3) not null,
  -- How it ended: the idea was hidden, or it stays.
  settled text check (settled in ('hidden', 'kept')), settled_role text, settled_at timestamptz(3), unique (idea_id, seat_id)
);
create index idea_reports_open on idea_reports (gathering_id, reported_at) where settled is null;
create table help_calls (
  id uuid primary key, gathering_id uuid not null references gatherings, table_id uuid not null, seat_id uuid not null, reason text not null, state text not null check (state in ('waiting', 'taken', 'done')),
  called_at timestamptz(3) not null, moved_at timestamptz(3) not null, moved_role text not null
);
create index help_calls_by_gathering on help_calls (gathering_id, called_at);
create table messages (
  id uuid primary key, gathering_id uuid not null references gatherings, tables uuid[], modality text, text_words uuid not null, role text not null, sent_at timestamptz(3) not null, withdrawn_at timestamptz(3)
);
create index messages_by_gathering on messages (gathering_id, sent_at);
create table expectations (
  gathering_id uuid primary key references gatherings, room integer, online integer, groups jsonb not null, regions jsonb not null, entry bigint not null
);
create index ledger_of_moderation on ledger (gathering_id, seq) where kind in ('idea_hidden', 'hiding_appealed', 'idea_restored');

-- Side table, no part of the record: when a phone was last heard, and how many of its ideas wait on it. No words, no addresses.
create table seat_presence (
  seat_id uuid primary key references seats, gathering_id uuid not null references gatherings, heard_at timestamptz(3) not null, unsent integer not null
);
create index seat_presence_by_gathering on seat_presence (gathering_id);
