-- Which bodies of government came to a gathering. A new table; milliseconds.
create table attendances (
  id uuid primary key, gathering_id uuid not null references gatherings, body_id uuid not null references bodies, item_id uuid,
  from_at timestamptz(3), until_at timestamptz(3), people integer not null, part text not null check (part in ('listened', 'spoke')),
  entry bigint not null, is_withdrawn boolean not null
);
create index attendances_by_gathering on attendances (gathering_id, entry);
create index attendances_by_body on attendances (body_id, entry);
-- Keys that made something happen once and that still tie a seat to an idea under the Chatham House Rule. Locks the rows it deletes;
-- seconds at a million rows. A phone that sends the very same idea again across this step has it on record twice.
delete from idempotency_keys using seats, gatherings
  where gatherings.id = seats.gathering_id and gatherings.is_chatham_house
  and idempotency_keys.scope in ('idea:' || seats.id, 'entering:seat:' || seats.id);
-- What scribes entered: a digest with a table in it stands beside the numbers of ideas.
delete from idempotency_keys where scope like 'entering:member:%' and exists (select from gatherings where is_chatham_house);
delete from idempotency_keys using gatherings
  where gatherings.is_chatham_house and gatherings.state = 'closed' and idempotency_keys.scope like 'seat:% ' || gatherings.id || ' %';
