-- Languages: those that a forum lists, those spoken at a table, and those that somebody said they speak. Two columns with a constant
-- default and a new table; locks forums and cafe_tables for milliseconds.
alter table forums add column languages text[] not null default '{ar,zh,en,fr,ru,es}';
alter table cafe_tables add column languages text[] not null default '{}';
-- Side table, no part of the record: what binds the plan of seats, changed and taken away by the person at any time.
create table seat_languages (
  seat_id uuid primary key references seats, gathering_id uuid not null references gatherings, languages text[] not null
);
create index seat_languages_by_gathering on seat_languages (gathering_id);
