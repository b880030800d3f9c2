alter table chat_pools
  -- a migrated or decommissioned legacy pool holds on to its migration
  add column migrated_id bigint generated always as (
    case when state = 'MIGRATED' then id end) stored,
  add column decommissioned_id bigint generated always as (
    case when state = 'DECOMMISSIONED' and release <> 'LYNC_2013' then id end) stored,
  -- false once decommissioned: for what may stand on a pool only until then
  add column stands boolean not null generated always as (state <> 'DECOMMISSIONED') stored,
  -- for what must agree with the state of its chat pool
  add constraint chat_pools_state unique (id, release, state),
  add constraint chat_pools_stands unique (id, stands);

-- A migration is complete while its source is out of service: the source's state follows it here by its key.
create table migrations (
  source_id bigint not null,
  source_release text not null,
  source_state text not null,
  target_id bigint not null,
  target_release text not null generated always as ('LYNC_2013') stored,
  target_state text not null generated always as ('IN_SERVICE') stored,
  complete boolean not null generated always as (source_state <> 'IN_SERVICE') stored,
  constraint migration_step_follows__migrations_one_per_source primary key (source_id),
  constraint migration_step_follows__migrations_legacy check (source_release <> 'LYNC_2013'),
  constraint reference_exists__migrations_source
    foreign key (source_id, source_release, source_state) references chat_pools (id, release, state) on update cascade,
  -- the plain key stands before the composite one, so that a missing target and a wrong one are two names
  constraint reference_exists__migrations_target foreign key (target_id) references chat_pools (id),
  constraint migration_step_follows__migrations_target
    foreign key (target_id, target_release, target_state) references chat_pools (id, release, state)
);

create index migrations_by_target on migrations (target_id);

alter table chat_pools
  add constraint migration_step_follows__chat_pools_migrated
    foreign key (migrated_id) references migrations (source_id),
  -- put off only where a decommissioned pool is deleted together with its migration
  add constraint decommission_after_migration__chat_pools_migration
    foreign key (decommissioned_id) references migrations (source_id) deferrable initially immediate;

create index chat_pools_by_migrated on chat_pools (migrated_id) where migrated_id is not null;
create index chat_pools_by_decommissioned on chat_pools (decommissioned_id) where decommissioned_id is not null;

-- Only a trigger sees the state before, and the target before.
create constraint trigger decommission_after_migration__chat_pools_step
  after update of state on chat_pools
  for each row when (old.state = 'IN_SERVICE' and new.state = 'DECOMMISSIONED' and new.release <> 'LYNC_2013')
  execute function refuse('a legacy chat pool is decommissioned only after its migration is complete');
create constraint trigger migration_step_follows__chat_pools_final
  after update of state on chat_pools
  for each row when (old.state = 'DECOMMISSIONED' and new.state <> 'DECOMMISSIONED')
  execute function refuse('a decommissioned chat pool never comes back');
create constraint trigger migration_step_follows__migrations_settled
  after update of target_id on migrations
  for each row when (old.complete and old.target_id <> new.target_id)
  execute function refuse('a complete migration keeps its target');

alter table client_configurations
  add column pool_stands boolean not null generated always as (true) stored,
  add constraint not_in_use__client_configurations_pool
    foreign key (pool_id, pool_stands) references chat_pools (id, stands);

-- Whether a legacy pool may come depends on all the others: no key says that. The one that keeps migration from being
-- over is held until the end, so that nobody takes it out of service meanwhile.
create function refuse_once_migration_is_over() returns trigger language plpgsql as $$
begin
  perform from chat_pools
    where state = 'IN_SERVICE' and release <> 'LYNC_2013' and id <> new.id limit 1 for key share;
  if not found
      and exists (select from chat_pools where state <> 'IN_SERVICE' and release <> 'LYNC_2013')
      and exists (select from chat_pools where state = 'IN_SERVICE' and release = 'LYNC_2013') then
    raise exception 'migration is over: no legacy chat pool comes into service any more (%)', tg_name
      using errcode = 'check_violation', constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
  end if;
  return null;
end
$$;

create constraint trigger only_lync_2013_after_migration__chat_pools_new
  after insert on chat_pools
  for each row when (new.state = 'IN_SERVICE' and new.release <> 'LYNC_2013')
  execute function refuse_once_migration_is_over();
