-- Keeps with each idempotency key a keyed digest of what it was sent with, so that the same key with something else is refused
-- instead of being given the first result. Locks `idempotency_keys` for the milliseconds that a nullable column takes, whatever
-- its size; never refuses to start. Keys kept before have no digest and are taken as before.
alter table idempotency_keys add column request_digest text;
