-- Decisions: question, rule as data, roll, register of objections, estimates and what was counted. New tables alone: locks nothing; milliseconds.
create table decisions (
  id uuid primary key, gathering_id uuid not null references gatherings, number integer not null, state text not null,
  question_words uuid not null, explanation_words uuid, rule jsonb not null, rule_name_words uuid, is_secret boolean not null, electorate text not null,
  roll_entry bigint, rule_digest text, opened_at timestamptz(3), opened_entry bigint, ends_at timestamptz(3),
  closed_at timestamptz(3), closed_entry bigint, minutes_passed integer, is_called boolean not null default false, reason_words uuid,
  counts jsonb, adopted boolean, steps jsonb, entry bigint not null,
  unique (gathering_id, number)
);
create index decisions_due on decisions (ends_at) where state = 'open';
create table decision_voters (
  decision_id uuid not null references decisions, voter_id uuid not null, group_id uuid not null, primary key (decision_id, voter_id)
);
create table decision_objections (
  id uuid primary key, decision_id uuid not null references decisions, number integer not null, voter_id uuid, group_id uuid, reason_words uuid not null,
  raised_at timestamptz(3) not null, state text not null, answer_words uuid, settled_at timestamptz(3), entry bigint not null
);
create index decision_objections_by_decision on decision_objections (decision_id);
create table decision_estimates (
  decision_id uuid not null references decisions, number integer not null, designation text not null, reason_words uuid,
  published_at timestamptz(3) not null, entry bigint not null, primary key (decision_id, number)
);
-- Ballots after the count: a secret one by its slip, a recorded one by its voter.
create table counted_ballots (
  decision_id uuid not null references decisions, place integer not null, slip text, voter_id uuid, organisation_id uuid, group_id uuid, choice text not null,
  primary key (decision_id, place)
);
-- No part of the record, and emptied when a decision closes: who has cast a ballot (and, where ballots are recorded, what it says) …
create table ballot_marks (
  decision_id uuid not null references decisions, voter_id uuid not null, group_id uuid not null, organisation_id uuid, choice text, primary key (decision_id, voter_id)
);
-- … and the secret ballots, in a table that does not know who cast them.
create table ballot_slips (
  decision_id uuid not null references decisions, slip text not null, group_id uuid not null, choice text not null, primary key (decision_id, slip)
);
