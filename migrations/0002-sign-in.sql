-- Makes the tables of sign-in. Locks nothing (new tables only); takes milliseconds; refuses to start when a table exists.
-- They are side tables: not replayed, no part of the record. E-mail addresses stand here, in member_persons and in letters, nowhere else.

-- A person who may sign in. Names of people are words and stand in `words`; `name` is required by the sign-in library and stays empty.
create table sign_in_persons (
  id text primary key, name text not null default '', email text not null unique, email_verified boolean not null, image text, created_at timestamptz(3) not null, updated_at timestamptz(3) not null
);
create table sign_in_sessions (
  id text primary key, token text not null unique, person_id text not null references sign_in_persons on delete cascade, expires_at timestamptz(3) not null,
  ip_address text, agent text, created_at timestamptz(3) not null, updated_at timestamptz(3) not null
);
create index sign_in_sessions_by_person on sign_in_sessions (person_id);
-- Accounts at a sign-in service of somebody else (OpenID Connect).
create table sign_in_accounts (
  id text primary key, account_id text not null, provider_id text not null, person_id text not null references sign_in_persons on delete cascade,
  access_token text, refresh_token text, id_token text, access_token_expires_at timestamptz(3), refresh_token_expires_at timestamptz(3), scope text, password text,
  created_at timestamptz(3) not null, updated_at timestamptz(3) not null
);
create index sign_in_accounts_by_person on sign_in_accounts (person_id);
-- Links and challenges that wait to be used once; a link is kept as its hash.
create table sign_in_verifications (
  id text primary key, identifier text not null, value text not null, expires_at timestamptz(3) not null, created_at timestamptz(3) not null, updated_at timestamptz(3) not null
);
create index sign_in_verifications_by_identifier on sign_in_verifications (identifier);
create table sign_in_passkeys (
  id text primary key, name text, public_key text not null, person_id text not null references sign_in_persons on delete cascade, credential_id text not null, counter bigint not null,
  device_type text not null, backed_up boolean not null, transports text, aaguid text, created_at timestamptz(3)
);
create index sign_in_passkeys_by_person on sign_in_passkeys (person_id);
create index sign_in_passkeys_by_credential on sign_in_passkeys (credential_id);
