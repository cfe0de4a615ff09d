-- Photos of a gathering. New tables; milliseconds.
create table photos (
  id uuid primary key, gathering_id uuid not null references gatherings, number integer not null, subject text not null, table_id uuid, round_id uuid,
  large_digest text not null, large_width integer not null, large_height integer not null, small_digest text not null, small_width integer not null, small_height integer not null,
  is_agreed boolean not null, role text not null, added_at timestamptz(3) not null, entry bigint not null,
  text_words uuid, published_at timestamptz(3), taken_down_reason text, taken_down_role text, taken_down_at timestamptz(3), unique (gathering_id, number)
);
create table photo_reports (
  id uuid primary key, gathering_id uuid not null references gatherings, photo_id uuid not null, reason text not null, note_words uuid, reported_at timestamptz(3) not null,
  -- How it ended: the photo was taken down, or it stays.
  settled text check (settled in ('taken_down', 'kept')), settled_role text, settled_at timestamptz(3)
);
create index photo_reports_open on photo_reports (gathering_id, reported_at) where settled is null;
create index photo_reports_by_photo on photo_reports (photo_id);
create index ledger_of_photos on ledger (gathering_id, seq) where kind in ('photo_taken_down', 'photo_restored');

-- Side table, no part of the record: the bytes of each size with their salt, erasable as words are. The ledger holds the salted digest.
create table pictures (
  digest text not null, gathering_id uuid not null references gatherings, photo_id uuid not null, size text not null check (size in ('large', 'small')),
  bytes bytea not null, salt text not null,
  -- SHA-256 of the bytes alone, to know the same picture again.
  fingerprint text not null, primary key (gathering_id, digest)
);
-- Pictures are compressed already; trying again costs time and gains nothing.
alter table pictures alter column bytes set storage external;
create index pictures_by_photo on pictures (photo_id);
create index pictures_by_fingerprint on pictures (gathering_id, fingerprint);
