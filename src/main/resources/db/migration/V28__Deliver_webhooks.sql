-- Deliveries of events to the targets of webhooks: see docs/decisions/0032.
-- Up to where events were delivered to a target, and when the next attempt is due. The owner is an instance that delivers now.
create table webhook_targets (
  name text constraint webhook_targets_pkey primary key,
  revision bigint not null,
  number bigint not null,
  attempts int not null default 0,
  due_at timestamptz not null default now(),
  problem text,
  owner uuid,
  owned_until timestamptz not null default '-infinity'
);

-- Events that were given up. What is in them is read again from the events, so that an erasure reaches it.
create table webhook_undelivered (
  id bigint generated always as identity constraint webhook_undelivered_pkey primary key,
  target text not null,
  revision bigint not null,
  number bigint not null,
  attempts int not null,
  problem text not null,
  failed_at timestamptz not null default now(),
  requested_at timestamptz,
  constraint webhook_undelivered_event unique (target, revision, number)
);

create index webhook_undelivered_requested on webhook_undelivered (requested_at) where requested_at is not null;
