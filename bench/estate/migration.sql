-- A large organisation in the middle of its migration: 20 front-end pools of all releases with a chat pool each, 50
-- categories on each pool, rooms in all of them, a legacy configuration for every third user, and a migration planned
-- for every legacy pool.
insert into front_end_pools (fqdn, key, release, site, site_key)
  select n, n, r, 'Site' || i % 5, 'site' || i % 5 from (select i, 'fe' || i || '.contoso.com' as n,
    case when i < 6 then 'OCS_2007_R2' when i < 12 then 'LYNC_2010' else 'LYNC_2013' end as r
    from generate_series(0, 19) i) x;
insert into policies (identity, key, scope, enable_persistent_chat)
  select 'Tag:P' || i, 'tag:p' || i, 'USER', i % 2 = 0 from generate_series(0, 9) i;
insert into chat_pools (fqdn, key, release, home_id)
  select 'chat' || key, 'chat' || key, release, id from front_end_pools;
insert into users (sip_address, key, search_words, enabled, online, home_id, policy_id)
  select n, n, '', i % 10 > 0, false, f.id, case when i % 3 > 0 then p.id end
  from (select i, 'sip:u' || i || '@contoso.com' as n from generate_series(1, :users) i) x
  join front_end_pools f on f.key = 'fe' || i % 20 || '.contoso.com'
  join policies p on p.key = 'tag:p' || i % 10;
insert into client_configurations (user_id, client, pool_id, pool_release)
  select u.id, 'GROUP_CHAT_2010', p.id, p.release from users u
  join chat_pools p on p.home_id = u.home_id where u.id % 3 = 0;
insert into categories (pool_id, name, key)
  select id, 'c' || i, 'c' || i from chat_pools, generate_series(1, 50) i;
insert into rooms (pool_id, name, key, category_id)
  select c.pool_id, c.key || 'r' || i, c.key || 'r' || i, c.id
  from categories c, generate_series(1, greatest(1, :rooms / 1000)) i;
insert into migrations (source_id, source_release, source_state, target_id)
  select s.id, s.release, s.state, (select min(id) from chat_pools where release = 'LYNC_2013')
  from chat_pools s where release <> 'LYNC_2013';
vacuum analyze users, client_configurations, rooms, categories, chat_pools, migrations;
