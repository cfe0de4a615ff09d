-- Decisions among several options, and what the record says of ballots that rank, grade or approve them. Columns without defaults and a new table: milliseconds.
create table decision_options (
  decision_id uuid not null references decisions, number integer not null, text_words uuid not null,
  -- What it was made of: an idea, a theme, or a statement (of the weighing `from_id`); null for words of its own.
  from_kind text check (from_kind in ('idea', 'theme', 'statement')), from_id uuid, statement integer, primary key (decision_id, number)
);
alter table decisions add column chosen jsonb;
alter table counted_ballots add column marks integer[];
alter table ballot_marks add column marks integer[];
alter table ballot_slips add column marks integer[];
