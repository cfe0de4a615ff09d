-- Challenges to questions; first names; lines of a sheet of paper.
-- New tables, and a column without a default: milliseconds, but for one index over acts of moderation, read from the ledger once.
create table challenges (
  id uuid primary key, gathering_id uuid not null references gatherings, number integer not null, question_id uuid not null references questions,
  -- Under the Chatham House Rule another name for the seat, and no group.
  seat_id uuid, stakeholder_group_id uuid, text_words uuid not null, made_at timestamptz(3) not null,
  reply_words uuid, reply_role text, replied_at timestamptz(3), hidden_reason text, hidden_role text, entry bigint not null, unique (gathering_id, number)
);
-- Acts on challenges stand in the public log beside those on ideas.
drop index ledger_of_moderation;
create index ledger_of_moderation on ledger (gathering_id, seq) where kind in ('idea_hidden', 'hiding_appealed', 'idea_restored', 'challenge_hidden', 'challenge_restored');

-- Line of the sheet from which it was typed in.
alter table ideas add column sheet_line integer;

-- Side table, no part of the record: first names, for those who sit at the same table; the person takes it away at any time, and it goes when the doors close.
create table seat_names (
  seat_id uuid primary key references seats, gathering_id uuid not null references gatherings, first_name text not null
);
create index seat_names_by_gathering on seat_names (gathering_id);
