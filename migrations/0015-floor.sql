-- The speaking queue of a town hall. New tables, and columns of remarks without a default, which rewrite no row; milliseconds.
create table floors (
  gathering_id uuid primary key references gatherings, slot_seconds integer not null, is_veiled boolean not null, veiled_ideas integer[] not null, entry bigint not null
);
create table hands (
  id uuid primary key, gathering_id uuid not null references gatherings, seat_id uuid, stakeholder_group_id uuid,
  modality text check (modality in ('room', 'online')), role text not null,
  state text not null check (state in ('waiting', 'called', 'speaking', 'spoken', 'passed_over', 'lowered')),
  raised_at timestamptz(3) not null, called_at timestamptz(3), started_at timestamptz(3), ended_at timestamptz(3), slot_seconds integer, entry bigint not null
);
create index hands_by_gathering on hands (gathering_id, entry);
-- Whose hands these are under the Chatham House Rule: for the running floor while the doors are open. No part of the record; emptied when they close.
create table hand_whereabouts (
  hand_id uuid primary key, gathering_id uuid not null references gatherings, seat_id uuid, stakeholder_group_id uuid, modality text not null
);
create index hand_whereabouts_by_gathering on hand_whereabouts (gathering_id);
-- The speech that a remark was taken of, and what its speaker says to it.
alter table remarks add column hand_id uuid, add column answer text check (answer in ('confirmed', 'corrected', 'left_open')),
  add column correction_words uuid, add column answered_at timestamptz(3);
-- The same tie under the Chatham House Rule, beside the record and emptied with the other.
create table remark_whereabouts (remark_id uuid primary key, gathering_id uuid not null references gatherings, hand_id uuid not null);
create index remark_whereabouts_by_gathering on remark_whereabouts (gathering_id);
