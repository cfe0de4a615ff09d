-- What becomes of a frozen text: focal points of bodies, hand-overs, the register of answers, adoption, commitments. New tables; milliseconds.
create table focal_points (
  body_id uuid not null references bodies, member_id uuid not null references members, named_at timestamptz(3) not null, entry bigint not null,
  primary key (body_id, member_id)
);
create index focal_points_by_member on focal_points (member_id);
create table handovers (
  id uuid primary key, forum_id uuid not null references forums, draft_id uuid not null references drafts, version integer not null,
  -- As it stands on the letter: its own number, where it comes from, the item of an agenda that it is for.
  reference_words uuid, source_words uuid not null, agenda_words uuid,
  due_on text not null, due_at timestamptz(3) not null, handed_at timestamptz(3) not null,
  -- How broadly it has to be adopted: governments, stakeholder groups, regions; 0 asks for none.
  breadth jsonb not null, entry bigint not null
);
create index handovers_by_draft on handovers (draft_id);
create index handovers_by_forum on handovers (forum_id, handed_at);
-- Whom it was handed to: a body of the forum, or anybody by name.
create table handover_addressees (
  handover_id uuid not null references handovers, position integer not null, body_id uuid references bodies, name_words uuid,
  primary key (handover_id, position), check ((body_id is null) <> (name_words is null))
);
create table register_cells (
  handover_id uuid not null references handovers, clause_id uuid not null, body_id uuid not null references bodies,
  state text not null check (state in ('asked', 'received', 'understood', 'considered', 'answered', 'closed')),
  due_at timestamptz(3) not null, moved_at timestamptz(3) not null,
  answer text check (answer in ('accepted', 'modified', 'noted', 'rejected')),
  reason_words uuid, department_words uuid, part_words uuid, change_words uuid, answered_at timestamptz(3), answers integer not null default 0,
  -- More time, asked for once: until when and why, and what came of it.
  time_until timestamptz(3), time_reason_words uuid, time_is_granted boolean, time_note_words uuid, closing_words uuid,
  entry bigint not null, primary key (handover_id, clause_id, body_id)
);
create index register_cells_by_body on register_cells (body_id, state);
create table body_questions (
  id uuid primary key, handover_id uuid not null references handovers, body_id uuid not null references bodies, clause_id uuid,
  text_words uuid not null, stakeholder_group_id uuid, asked_at timestamptz(3) not null, due_at timestamptz(3) not null,
  reply_words uuid, replied_at timestamptz(3), entry bigint not null
);
create index body_questions_by_handover on body_questions (handover_id);
create index body_questions_by_body on body_questions (body_id);
-- What a focal point has written and a second person has not confirmed yet. No part of the record: nobody outside the body reads it.
create table answer_drafts (
  handover_id uuid not null references handovers, clause_id uuid not null, body_id uuid not null references bodies, member_id uuid not null references members,
  answer text not null, reason text, department text not null, part text, change text, digest text not null, written_at timestamptz(3) not null,
  primary key (handover_id, clause_id, body_id)
);
-- Reminders that were sent, so that each is sent once; and who wants none. No part of the record.
create table answer_reminders (
  member_id uuid not null references members, handover_id uuid not null references handovers, kind text not null, sent_at timestamptz(3) not null,
  primary key (member_id, handover_id, kind)
);
create table letters_off (member_id uuid primary key references members);
