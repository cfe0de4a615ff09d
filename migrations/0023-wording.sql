-- What clauses stand on, suggestions, amendments with their sponsors, and remarks of the public. New tables alone: locks nothing; milliseconds.
create table clause_sources (
  id uuid primary key, draft_id uuid not null references drafts, clause_id uuid not null, kind text not null check (kind in ('idea', 'theme', 'statement')),
  idea_id uuid, theme_id uuid, weighing_id uuid, statement integer, reason_words uuid, cited_at timestamptz(3) not null, entry bigint not null,
  -- The entry that took it back; empty while the clause stands on it.
  withdrawn_entry bigint
);
create index clause_sources_by_clause on clause_sources (draft_id, clause_id);
create index clause_sources_by_idea on clause_sources (idea_id) where idea_id is not null;
-- What much of the room supported and the team leaves out: the statement itself (place 0) and each idea it was made of.
create table left_out_ideas (
  draft_id uuid not null references drafts, weighing_id uuid not null references weighings, statement integer not null, place integer not null, idea_id uuid,
  reason_words uuid not null, left_out_at timestamptz(3) not null, entry bigint not null, primary key (draft_id, weighing_id, statement, place)
);
create index left_out_ideas_by_idea on left_out_ideas (idea_id) where idea_id is not null;
create table text_suggestions (
  id uuid primary key, draft_id uuid not null references drafts, number integer not null, act text not null check (act in ('insert', 'replace', 'delete')),
  clause_id uuid, expected_words uuid, text_words uuid, clause_kind text not null, depth smallint not null, reason_words uuid,
  author_id uuid not null references members, stakeholder_group_id uuid, made_at timestamptz(3) not null,
  state text not null check (state in ('open', 'accepted', 'rejected', 'withdrawn')), settled_words uuid, settled_at timestamptz(3), settled_by text,
  entry bigint not null, unique (draft_id, number)
);
create table amendments (
  id uuid primary key, draft_id uuid not null references drafts, number integer not null, version integer not null,
  first_clause uuid not null, first_place integer not null, last_clause uuid not null, last_place integer not null,
  text_words uuid, reason_words uuid not null, author_id uuid not null references members, moved_at timestamptz(3) not null,
  state text not null check (state in ('open', 'withdrawn', 'adopted', 'adopted_changed', 'not_adopted')),
  settled_text_words uuid, settled_words uuid, settled_at timestamptz(3), entry bigint not null, unique (draft_id, number)
);
create table amendment_sponsors (
  amendment_id uuid not null references amendments, kind text not null check (kind in ('organisation', 'group')), sponsor_id uuid not null,
  member_id uuid not null, endorsed_at timestamptz(3) not null, entry bigint not null, primary key (amendment_id, kind, sponsor_id)
);
-- The author is a pseudonym of one draft: it leads back to no member and no phone without the secret of the house.
create table paragraph_remarks (
  id uuid primary key, draft_id uuid not null references drafts, version integer not null, clause_id uuid not null, number integer not null,
  text_words uuid not null, author_id uuid not null, stakeholder_group_id uuid, made_at timestamptz(3) not null,
  state text not null check (state in ('shown', 'hidden')), hidden_reason text, hidden_role text, hidden_at timestamptz(3), entry bigint not null, unique (draft_id, number)
);
create index paragraph_remarks_by_author on paragraph_remarks (author_id);
