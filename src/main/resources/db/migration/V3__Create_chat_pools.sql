create table chat_pools (
  id bigint generated always as identity constraint chat_pools_pkey primary key,
  fqdn text not null,
  key text collate "C" not null,
  display_name text,
  release text not null,
  home_id bigint,
  state text not null default 'IN_SERVICE',
  constraint chat_pools_key unique (key),
  -- for what must agree with the release of its chat pool
  constraint chat_pools_release unique (id, release),
  -- the plain key stands before the composite one, so that a missing home and one of another release are two names
  constraint reference_exists__chat_pools_home foreign key (home_id) references front_end_pools (id),
  constraint home_pool_matches_release__chat_pools_home
    foreign key (home_id, release) references front_end_pools (id, release),
  constraint home_pool_matches_release__chat_pools_homed check ((home_id is null) = (state = 'DECOMMISSIONED')),
  constraint migration_step_follows__chat_pools_state check (
    state in ('IN_SERVICE', 'MIGRATED', 'DECOMMISSIONED') and not (release = 'LYNC_2013' and state = 'MIGRATED')),
  constraint value_is_valid__chat_pools_fqdn check (
    length(fqdn) <= 253
    and key = lower(fqdn collate "C")
    and key ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$'),
  constraint value_is_valid__chat_pools_release check (release in ('OCS_2007_R2', 'LYNC_2010', 'LYNC_2013')),
  constraint value_is_valid__chat_pools_display_name check (
    length(display_name) between 1 and 256 and display_name !~ '[\u0001-\u001f\u007f-\u009f]|^ | $')
);

create index chat_pools_by_home on chat_pools (home_id);

-- Only a trigger sees the value before: no key or check can say that a column keeps its value.
create function refuse() returns trigger language plpgsql as $$
begin
  -- the name in the message too: not every client passes on the field
  raise exception '% (%)', tg_argv[0], tg_name
    using errcode = 'check_violation', constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
end
$$;

create constraint trigger release_is_fixed__chat_pools_release
  after update of release on chat_pools
  for each row when (old.release is distinct from new.release)
  execute function refuse('a chat pool never changes its release');
