-- What groups say of clauses, objections, estimates, minority statements, the gate, readings and what became of remarks. New tables
-- alone: locks nothing; milliseconds. Clauses are named by the ids they keep through every version, so nothing refers to a version.
create table clause_stances (
  draft_id uuid not null references drafts, clause_id uuid not null, seat integer not null, stakeholder_group_id uuid not null,
  stance text not null check (stance in ('support', 'live_with', 'cannot')), of_words uuid not null, reason_words uuid,
  taken_at timestamptz(3) not null, entry bigint not null, primary key (draft_id, clause_id, seat)
);
create table clause_objections (
  id uuid primary key, draft_id uuid not null references drafts, clause_id uuid not null, number integer not null, seat integer not null,
  stakeholder_group_id uuid not null, of_words uuid not null, reason_words uuid not null, raised_at timestamptz(3) not null,
  state text not null check (state in ('open', 'answered', 'accommodated', 'withdrawn')), answer_words uuid, settled_at timestamptz(3),
  entry bigint not null, unique (draft_id, number)
);
create table clause_estimates (
  draft_id uuid not null references drafts, clause_id uuid not null, number integer not null, designation text not null, of_words uuid not null,
  reasons uuid[] not null, note_words uuid, published_at timestamptz(3) not null, entry bigint not null, primary key (draft_id, clause_id, number)
);
create table minority_statements (
  id uuid primary key, draft_id uuid not null references drafts, number integer not null, clause_id uuid, of_words uuid, seat integer not null,
  stakeholder_group_id uuid not null, member_id uuid not null, text_words uuid not null, added_at timestamptz(3) not null,
  withdrawn_at timestamptz(3), entry bigint not null, unique (draft_id, number)
);
create table clause_gates (
  draft_id uuid not null references drafts, clause_id uuid not null, is_restricting boolean not null, reason_words uuid not null, of_words uuid not null,
  marked_at timestamptz(3) not null, entry bigint not null, primary key (draft_id, clause_id)
);
create table gate_answers (
  draft_id uuid not null references drafts, clause_id uuid not null, item text not null, answer text not null check (answer in ('yes', 'no', 'unknown')),
  review_on text, reason_words uuid not null, of_words uuid not null, waiver_words uuid, answered_at timestamptz(3) not null, entry bigint not null,
  primary key (draft_id, clause_id, item)
);
create table readings (
  draft_id uuid not null references drafts, number integer not null, version integer not null, opened_at timestamptz(3) not null, entry bigint not null,
  primary key (draft_id, number)
);
create table input_rounds (
  draft_id uuid not null references drafts, number integer not null, working_days integer not null, starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null, entry bigint not null, primary key (draft_id, number)
);
create table remark_outcomes (
  remark_id uuid primary key, draft_id uuid not null references drafts, round integer not null,
  outcome text not null check (outcome in ('taken_up', 'partly', 'not')), why_words uuid not null, given_at timestamptz(3) not null, entry bigint not null
);
create index remark_outcomes_by_draft on remark_outcomes (draft_id);
-- What was frozen, as its entry holds it, so that anybody computes the digest anew from one answer.
create table frozen_drafts (
  draft_id uuid primary key references drafts, digest text not null, frozen jsonb not null, frozen_at timestamptz(3) not null, entry bigint not null
);
