create table policies (
  id bigint generated always as identity constraint policies_pkey primary key,
  identity text not null,
  key text collate "C" not null,
  scope text not null,
  site_key text collate "C",
  -- any front-end pool of the site: a site policy needs one, and while it stands one must stay
  site_pool_id bigint,
  enable_persistent_chat boolean not null,
  description text,
  -- for what may refer to policies of one scope only
  constraint policies_scope unique (id, scope),
  constraint policy_identity_is_valid__policies_key unique (key),
  constraint policy_identity_is_valid__policies_scope check (
    case scope
      when 'GLOBAL' then key = 'global' and site_key is null
      when 'SITE' then site_key is not null and site_key <> '' and key = 'site:' || site_key
      when 'USER' then key ~ '^tag:.' and site_key is null
      else false
    end
    and is_key_of(key, identity collate "C")),
  constraint policy_identity_is_valid__policies_site_known check ((site_key is null) = (site_pool_id is null)),
  constraint policy_identity_is_valid__policies_site_pool
    foreign key (site_pool_id, site_key) references front_end_pools (id, site_key),
  constraint value_is_valid__policies_identity check (
    length(identity) <= case scope when 'USER' then 260 else 261 end
    and identity !~ '[\u0001-\u001f\u007f-\u009f]|^[^:]*: | $'),
  constraint value_is_valid__policies_description check (
    length(description) <= 1024 and description !~ '[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]')
);

create index policies_by_site on policies (site_key);
create index policies_by_site_pool on policies (site_pool_id);

insert into policies (identity, key, scope, enable_persistent_chat) values ('Global', 'global', 'GLOBAL', false);
