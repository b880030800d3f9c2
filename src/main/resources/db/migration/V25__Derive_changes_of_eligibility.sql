-- Changes of eligibility are derived from the change log: see docs/decisions/0026. What is derived is about the log, not about
-- the tables that writes change, so none of this refers to them.

-- whether an entry belongs to the write of the entry before it
alter table changes add column continues boolean not null default false;

-- how far the log was followed, and the topology at that revision
create table event_follower (
  sole boolean constraint event_follower_pkey primary key default true constraint event_follower_sole check (sole),
  position bigint not null,
  kept_after bigint not null,
  topology jsonb not null
);

-- the combinations of facts that users have at that revision, by key; empty for none
create table followed_groups (
  id bigint constraint followed_groups_pkey primary key,
  enabled boolean not null,
  online boolean not null,
  home text collate "C" not null,
  policy text collate "C" not null,
  group_chat_2007_r2_pool text collate "C" not null,
  group_chat_2010_pool text collate "C" not null
);

create table followed_users (
  id bigint constraint followed_users_pkey primary key,
  address text not null,
  key text collate "C" not null,
  external_key text collate "C",
  group_id bigint not null
);

-- not unique: while users exchange addresses, two have one
create index followed_users_by_key on followed_users (key);
create index followed_users_by_group on followed_users (group_id);

-- what clients a user gains and loses on which pools; many events have the same
create table eligibility_differences (
  id bigint constraint eligibility_differences_pkey primary key,
  digest bytea not null constraint eligibility_differences_digest unique,
  size int not null,
  changes jsonb not null,
  clients text[] not null,
  pools text[] not null
);

-- one row for each user and revision; the changes of its difference are numbered from "first" on
create table eligibility_events (
  revision bigint not null,
  first bigint not null,
  address text not null,
  user_key text collate "C" not null,
  difference_id bigint not null,
  constraint eligibility_events_pkey primary key (revision, first)
);

create index eligibility_events_by_user on eligibility_events (user_key, revision);
