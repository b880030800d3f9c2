-- What a legacy client of a user is configured for, beside the facts that a population is grouped by: derived from
-- client_configurations alone, which holds it for everybody else.
alter table users
  add column group_chat_2007_r2_pool_id bigint,
  add column group_chat_2010_pool_id bigint;

create function tell_users_what_their_clients_are_configured_for() returns trigger language plpgsql as $$
begin
  update users u set
    group_chat_2007_r2_pool_id =
      (select pool_id from client_configurations where user_id = u.id and client = 'GROUP_CHAT_2007_R2'),
    group_chat_2010_pool_id =
      (select pool_id from client_configurations where user_id = u.id and client = 'GROUP_CHAT_2010')
    where id in (select user_id from changed where client in ('GROUP_CHAT_2007_R2', 'GROUP_CHAT_2010'));
  return null;
end
$$;

create trigger configured after insert on client_configurations referencing new table as changed
  for each statement execute function tell_users_what_their_clients_are_configured_for();
create trigger repointed after update on client_configurations referencing new table as changed
  for each statement execute function tell_users_what_their_clients_are_configured_for();
create trigger no_longer_configured after delete on client_configurations referencing old table as changed
  for each statement execute function tell_users_what_their_clients_are_configured_for();

update users u set
  group_chat_2007_r2_pool_id =
    (select pool_id from client_configurations where user_id = u.id and client = 'GROUP_CHAT_2007_R2'),
  group_chat_2010_pool_id =
    (select pool_id from client_configurations where user_id = u.id and client = 'GROUP_CHAT_2010')
  where id in (select user_id from client_configurations);

-- As users_by_standing, for those only whom it adds something to.
create index users_by_standing_and_group_chat_2007_r2
  on users (enabled, online, home_id, policy_id, group_chat_2007_r2_pool_id, key)
  where group_chat_2007_r2_pool_id is not null;
create index users_by_standing_and_group_chat_2010
  on users (enabled, online, home_id, policy_id, group_chat_2010_pool_id, key)
  where group_chat_2010_pool_id is not null;
