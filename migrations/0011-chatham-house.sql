-- Chatham House mode: words are never joined to a person or an affiliation. A column with a constant default rewrites no row; milliseconds.
alter table gatherings add column is_chatham_house boolean not null default false;
-- Where ideas of such a gathering were written: for the phones of that very table while the doors are open. No part of the record; emptied when they close.
create table idea_whereabouts (
  idea_id uuid primary key, gathering_id uuid not null references gatherings, seat_id uuid, table_id uuid
);
create index idea_whereabouts_by_table on idea_whereabouts (gathering_id, table_id);
create index idea_whereabouts_by_seat on idea_whereabouts (seat_id);
