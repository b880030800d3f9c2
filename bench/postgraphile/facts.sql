-- The facts of one decision as a user of PostGraphile would offer them: one function, one row.
create schema peer;

create type peer.decision_facts as (
  epoch text, revision bigint, sip_address text, display_name text, enabled boolean, online boolean, home_fqdn text,
  home_release text, home_site text, granted text, granted_enables boolean, site_policy text, site_enables boolean,
  global_enables boolean, pool_fqdn text, pool_release text, pool_state text, pool_home_fqdn text, configured_for text);

create function peer.decision_facts("user" text, client text, pool text) returns peer.decision_facts
  language sql stable as $$
  select e.epoch, e.revision, u.sip_address, u.display_name, u.enabled, u.online, h.fqdn, h.release, h.site, o.identity,
    o.enable_persistent_chat, s.identity, s.enable_persistent_chat, g.enable_persistent_chat, p.fqdn, p.release, p.state,
    ph.fqdn, cp.fqdn
  from present e
  cross join policies g
  join users u on u.key = $1
  join chat_pools p on p.key = $3
  left join front_end_pools ph on ph.id = p.home_id
  left join front_end_pools h on h.id = u.home_id
  left join policies o on o.id = u.policy_id
  left join policies s on s.site_key = h.site_key
  left join client_configurations c on c.user_id = u.id and c.client = $2
  left join chat_pools cp on cp.id = c.pool_id
  where g.key = 'global'
  limit 1
$$;
