-- The same users on every run: the seed is fixed, and so is the order in which numbers are drawn. A twelfth is not
-- enabled, a twentieth online, a fiftieth on no pool; the others crowd on the first pools of each release, and two in
-- five are granted a policy, the first ones most.
set max_parallel_workers_per_gather = 0;
select setseed(0.2013);

create temp table drawn as
  select i, random() as enabled, random() as hosted, random() as release, random() as home, random() as granted,
    random() as policy, random() as name
  from generate_series(0, :users - 1) i;

insert into users (sip_address, key, external_id, external_key, display_name, search_words, enabled, online, home_id,
    policy_id)
  select 'sip:u' || i || '@contoso.com', 'sip:u' || i || '@contoso.com', 'guid-' || i, 'guid-' || i,
    first || ' ' || last || ' ' || i,
    'u' || i || '@contoso.com ' || lower(first) || ' ' || lower(last) || ' ' || i,
    d.enabled < 0.92, d.hosted < 0.05, f.id, p.id
  from (select *,
      case when hosted < 0.07 then null
        when release < 0.5 then floor(20 * power(home, 1.5))
        when release < 0.85 then 20 + floor(12 * power(home, 1.5))
        else 32 + floor(8 * power(home, 1.5)) end as place,
      case when granted < 0.4 then floor(30 * power(policy, 2)) end as tag,
      (array['Ada', 'Ben', 'Cleo', 'Dan', 'Ines', 'Kim', 'Hal', 'Gina'])[1 + floor(name * 8)::int] as first,
      (array['Smith', 'Vogel', 'Rossi', 'Young', 'Diaz', 'Chen', 'Evans'])[1 + floor(name * 56)::int % 7] as last
    from drawn) d
  left join front_end_pools f on f.key = 'fe' || d.place || '.contoso.com'
  left join policies p on p.key = 'tag:policy' || d.tag
  order by i;

-- as the service logs them
insert into changes (actor, kind, subject_type, subject, subject_key, after)
  select 'bench', 'CREATED', 'User', u.sip_address, u.key, jsonb_build_object('sipAddress', u.sip_address,
    'externalId', u.external_id, 'displayName', u.display_name, 'enabled', u.enabled,
    'hosting', case when u.online then 'ONLINE' else 'ON_PREMISES' end, 'home', f.fqdn, 'grantedPolicy', p.identity)
  from users u left join front_end_pools f on f.id = u.home_id left join policies p on p.id = u.policy_id
  order by u.id;

drop table drawn;
vacuum analyze users, changes, front_end_pools, chat_pools, policies;
