create table client_configurations (
  user_id bigint not null,
  client text not null,
  pool_id bigint not null,
  pool_release text not null,
  constraint client_configurations_pkey primary key (user_id, client, pool_id),
  constraint reference_exists__client_configurations_user foreign key (user_id) references users (id),
  -- the plain key stands before the composite one, so that a missing pool and one of another release are two names
  constraint reference_exists__client_configurations_pool foreign key (pool_id) references chat_pools (id),
  constraint client_reaches_release__client_configurations_pool
    foreign key (pool_id, pool_release) references chat_pools (id, release),
  constraint client_has_chat__client_configurations_client check (
    client in ('GROUP_CHAT_2007_R2', 'GROUP_CHAT_2010', 'LYNC_2013', 'LYNC_2013_BASIC')),
  constraint client_reaches_release__client_configurations_release check (
    client in ('GROUP_CHAT_2007_R2', 'GROUP_CHAT_2010') or pool_release = 'LYNC_2013'),
  -- an exclusion, since a unique index for some rows only is no constraint and has no name to report
  constraint one_pool_at_a_time__client_configurations_legacy
    exclude using btree (user_id with =, client with =) where (client in ('GROUP_CHAT_2007_R2', 'GROUP_CHAT_2010'))
);

create index client_configurations_by_pool on client_configurations (pool_id, client);
