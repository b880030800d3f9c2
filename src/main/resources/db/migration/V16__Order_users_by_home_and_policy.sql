-- A page of the users of one home or one policy is a walk in the order of their keys.
drop index users_by_home;
create index users_by_home on users (home_id, key);

drop index users_by_policy;
create index users_by_policy on users (policy_id, key) where policy_id is not null;
