-- Who follows a gathering or an idea by e-mail. No part of the record; a row goes when its person stops. Locks nothing; milliseconds.
create table followers (
  id uuid primary key, gathering_id uuid not null references gatherings, idea_number integer, email text not null, asked_at timestamptz(3) not null, confirmed_at timestamptz(3),
  -- Newest entry that the follower has been told of, and when the last letter went out.
  told_entry bigint not null, told_at timestamptz(3)
);
create unique index followers_once on followers (gathering_id, coalesce(idea_number, 0), email);
create index followers_to_tell on followers (told_entry) where confirmed_at is not null;
