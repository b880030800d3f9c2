-- What a legacy pool holds is in the target once it is decommissioned; a Lync 2013 pool is emptied first. Rooms stand
-- in categories.
alter table chat_pools
  add column holds boolean not null generated always as (state <> 'DECOMMISSIONED' or release <> 'LYNC_2013') stored,
  add constraint chat_pools_holds unique (id, holds);

alter table categories
  add column pool_holds boolean not null generated always as (true) stored,
  add constraint migration_step_follows__categories_pool
    foreign key (pool_id, pool_holds) references chat_pools (id, holds);

alter table add_ins
  add column pool_holds boolean not null generated always as (true) stored,
  add constraint migration_step_follows__add_ins_pool
    foreign key (pool_id, pool_holds) references chat_pools (id, holds);
