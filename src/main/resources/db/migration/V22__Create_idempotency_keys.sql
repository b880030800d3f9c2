-- The keys by which clients repeat a request without repeating its writes, with the responses of those that were stored.
-- A row without a status is a request that is being carried out, or was interrupted before its commit.
create table idempotency_keys (
    actor text not null,
    key text not null,
    request bytea not null,
    claimed_at timestamptz not null default clock_timestamp(),
    status integer,
    headers text,
    body bytea,
    constraint idempotency_keys_pkey primary key (actor, key)
);

create index idempotency_keys_by_age on idempotency_keys (claimed_at);
