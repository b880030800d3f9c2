-- A random name of the present pools, policies and migrations: a program that has read them reads them again if it is another.
-- It is no number, so that a state after a restoration never has the name of another state before it.
alter table estate
  add column topology_version uuid not null default gen_random_uuid();

create or replace view present as
  select epoch, greatest(log_kept_after, coalesce((select max(revision) from changes), 0)) as revision, topology_version
    from estate;

create function name_topology() returns trigger language plpgsql set search_path from current as $$
begin
  update estate set topology_version = gen_random_uuid();
  return null;
end
$$;

create trigger name_topology after insert or update or delete or truncate on front_end_pools
  for each statement execute function name_topology();
create trigger name_topology after insert or update or delete or truncate on chat_pools
  for each statement execute function name_topology();
create trigger name_topology after insert or update or delete or truncate on policies
  for each statement execute function name_topology();
create trigger name_topology after insert or update or delete or truncate on migrations
  for each statement execute function name_topology();
