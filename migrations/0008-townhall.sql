-- The three lists of a town hall. A new table; milliseconds.
create table listed_ideas (
  id uuid primary key, gathering_id uuid not null references gatherings, list text not null check (list in ('connected', 'common', 'differing')),
  idea_id uuid not null, other_idea_id uuid, entry bigint not null, is_removed boolean not null
);
create index listed_ideas_by_gathering on listed_ideas (gathering_id, entry);
