-- All users are granted one policy, which enables, and it decides about all of them: they are on Lync 2013 pools, on premises,
-- with an account that is enabled.
insert into policies (identity, key, scope, enable_persistent_chat)
  values ('Tag:Everyone', 'tag:everyone', 'USER', true);
update users u set policy_id = p.id, enabled = true, online = false, home_id = f.id
  from policies p, front_end_pools f
  where p.key = 'tag:everyone' and f.key = 'fe' || u.id % 20 || '.contoso.com';
vacuum analyze users;
