-- Issues get a name in addresses; teams that draft, and their seats. One column is added and filled (one row for each issue, at most a thousand); the rest is new tables: milliseconds.
alter table issues add column slug text;
-- Older entries name none: the end of the id, as replay gives it.
update issues set slug = 'issue-' || right(id::text, 12);
alter table issues alter column slug set not null;
alter table issues add constraint issues_slug_key unique (slug);

create table teams (
  id uuid primary key, forum_id uuid not null references forums, issue_id uuid not null references issues, slug text not null unique,
  name_words uuid not null, purpose_words uuid not null, state text not null check (state in ('open', 'closed')),
  -- Given by the conveners with a reason, or taken by whoever comes first.
  filling text not null check (filling in ('chosen', 'first_come')),
  quorum jsonb not null, call_opens_at timestamptz(3), call_closes_at timestamptz(3), formed_at timestamptz(3) not null, chairs_words uuid, entry bigint not null
);
create index teams_by_issue on teams (issue_id);
create table team_seats (
  team_id uuid not null references teams, number integer not null, stakeholder_group_id uuid not null references stakeholder_groups,
  regional_group_id uuid references regional_groups, member_id uuid references members, is_chair boolean not null default false,
  held_since timestamptz(3), reason_words uuid, entry bigint not null, primary key (team_id, number)
);
create index team_seats_by_member on team_seats (member_id);
create table team_interests (
  id uuid primary key, team_id uuid not null references teams, member_id uuid not null references members, text_words uuid not null,
  stated_at timestamptz(3) not null, withdrawn_at timestamptz(3), entry bigint not null
);
create index team_interests_by_team on team_interests (team_id);
