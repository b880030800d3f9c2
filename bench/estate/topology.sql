-- Nine sites, five of them with a policy; 40 front-end pools of all releases; 30 policies to grant, half of them
-- enabling; 12 chat pools in service, two of them of OCS 2007 R2 and four of Lync 2010, one with a migration planned;
-- and one that is migrated already.
insert into front_end_pools (fqdn, key, release, site, site_key)
  select n, n, release, site, lower(site) from (
    select i, 'fe' || i || '.contoso.com' as n,
      case when i < 20 then 'LYNC_2013' when i < 32 then 'LYNC_2010' else 'OCS_2007_R2' end as release,
      case when i < 32 then 'Site' || i % 8 else 'BackCompatSite' end as site
    from generate_series(0, 39) i) f
  order by i;
insert into policies (identity, key, scope, site_key, enable_persistent_chat)
  select 'Site:Site' || i, 'site:site' || i, 'SITE', f.site_key, i % 2 = 0
  from generate_series(0, 4) i join front_end_pools f on f.key = 'fe' || i || '.contoso.com' order by i;
insert into policies (identity, key, scope, enable_persistent_chat)
  select 'Tag:Policy' || i, 'tag:policy' || i, 'USER', i % 2 = 0 from generate_series(0, 29) i order by i;
insert into chat_pools (fqdn, key, display_name, release, home_id)
  select n, n, 'Chat ' || i, f.release, f.id from (
    select i, 'chat' || i || '.contoso.com' as n,
      'fe' || case when i < 6 then i when i < 10 or i = 12 then i + 14 else i + 22 end || '.contoso.com' as home
    from generate_series(0, 12) i) c
  join front_end_pools f on f.key = c.home
  order by i;
insert into migrations (source_id, source_release, source_state, target_id)
  select s.id, s.release, s.state, t.id from chat_pools s, chat_pools t
  where s.key in ('chat6.contoso.com', 'chat12.contoso.com') and t.key = 'chat0.contoso.com';
update chat_pools set state = 'MIGRATED' where key = 'chat12.contoso.com';
