-- Issues get a name in addresses and a road: stages, who is concerned, dates, links, a charter, steps; teams that draft, and their seats. Columns are added to one small table (at most a thousand rows); the rest is new tables: milliseconds.
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

-- ---------- the road of an issue ----------
alter table issues add column scope_words uuid;
alter table issues add column harm_words uuid;
alter table issues add column evidence_words uuid;
alter table issues add column jurisdiction_words uuid;
alter table issues add column stage text not null default 'raised';
create table issue_moves (
  issue_id uuid not null references issues, number integer not null, from_stage text not null, to_stage text not null, reason_words uuid not null,
  moved_at timestamptz(3) not null, entry bigint not null, primary key (issue_id, number)
);
create table issue_parties (
  id uuid primary key, issue_id uuid not null references issues, party text not null, target_id uuid, name_words uuid, why_words uuid not null,
  is_removed boolean not null default false, entry bigint not null
);
create index issue_parties_by_issue on issue_parties (issue_id);
create table issue_links (
  issue_id uuid not null references issues, kind text not null check (kind in ('gathering', 'weighing', 'draft')), target_id uuid not null,
  is_removed boolean not null default false, entry bigint not null, primary key (issue_id, kind, target_id)
);
create index issue_links_by_target on issue_links (kind, target_id);
create table issue_dates (
  id uuid primary key, issue_id uuid not null references issues, date date not null, label_words uuid not null,
  is_removed boolean not null default false, entry bigint not null
);
create index issue_dates_by_issue on issue_dates (issue_id, date);
create table charters (
  issue_id uuid not null references issues, version integer not null, grants jsonb not null, promises text[] not null, text_words uuid, text_digest text,
  reason_words uuid, digest text not null, set_at timestamptz(3) not null, entry bigint not null, primary key (issue_id, version)
);
create table issue_steps (
  issue_id uuid not null references issues, position integer not null, key text, title_words uuid, left_out_words uuid,
  pages text[] not null, entries bigint[] not null, entry bigint not null, primary key (issue_id, position)
);
