-- Results of closed weighings. Counted from ratings, which are private, so they are no part of the record; the ledger holds their digest.
alter table weighings add column counted_ratings text, add column counted_entry bigint;
create table weighing_results (
  weighing_id uuid primary key references weighings, ratings_digest text not null, results jsonb not null, counted_at timestamptz(3) not null
);
