-- All facts of one decision in one statement, for a client that keeps nothing between decisions: the user ($1), the
-- chat pool ($2), and what the client ($3) is configured for, with home, policies and the revision.
select present.epoch, present.revision, facts.*
from present
left join lateral (
  select 1 as number, u.key, u.sip_address, u.external_id, u.display_name, u.enabled, u.online,
      h.fqdn as home_fqdn, h.release as home_release, h.site as home_site,
      o.identity as granted_identity, o.enable_persistent_chat as granted_enable_persistent_chat,
      o.description as granted_description,
      s.identity as site_identity, s.enable_persistent_chat as site_enable_persistent_chat,
      g.enable_persistent_chat as global_enable_persistent_chat,
      p.fqdn as pool_fqdn, p.display_name as pool_display_name, p.release as pool_release,
      p.state as pool_state, ph.fqdn as pool_home_fqdn, ph.release as pool_home_release,
      ph.site as pool_home_site, cp.fqdn as configured_for
    from policies g
    left join users u on u.key = $1
    left join chat_pools p on p.key = $2
    left join front_end_pools ph on ph.id = p.home_id
    left join front_end_pools h on h.id = u.home_id
    left join policies o on o.id = u.policy_id
    left join policies s on s.site_key = h.site_key
    left join client_configurations c on c.user_id = u.id and c.client = $3
    left join chat_pools cp on cp.id = c.pool_id
    where g.key = 'global'
    limit 1) facts on true
