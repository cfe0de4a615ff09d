-- Gender, asked only where a forum wants it, and kept beside the record: a column with a constant default and a new table; milliseconds.
alter table forums add column asks_gender boolean not null default false;
create table seat_genders (
  seat_id uuid primary key references seats, gathering_id uuid not null references gatherings,
  gender text not null check (gender in ('woman', 'man', 'another'))
);
create index seat_genders_by_gathering on seat_genders (gathering_id);
