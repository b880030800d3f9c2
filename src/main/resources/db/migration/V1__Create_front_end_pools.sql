-- Constraints are named <rule id in lower case>__<table>_<what>: the service turns a violated one into that rule.
-- Columns named key hold an id folded by the service (NFC, then lower case); PostgreSQL never folds.

-- Whether a key can be the folded form of what is written: for ASCII that is plain, for all else no locale is asked.
create function is_key_of(key text, written text) returns boolean language sql immutable
  return case
    when written collate "C" ~ '[^\u0001-\u007f]' then key <> '' and key collate "C" !~ '[A-Z]'
    else key collate "C" = lower(written collate "C")
  end;

create table front_end_pools (
  id bigint generated always as identity constraint front_end_pools_pkey primary key,
  fqdn text not null,
  key text collate "C" not null,
  release text not null,
  site text not null,
  site_key text collate "C" not null,
  constraint front_end_pools_key unique (key),
  -- for what must agree with the release or the site of its front-end pool
  constraint front_end_pools_release unique (id, release),
  constraint front_end_pools_site unique (id, site_key),
  constraint value_is_valid__front_end_pools_fqdn check (
    length(fqdn) <= 253
    and key = lower(fqdn collate "C")
    and key ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$'),
  constraint value_is_valid__front_end_pools_release check (release in ('OCS_2007_R2', 'LYNC_2010', 'LYNC_2013')),
  constraint value_is_valid__front_end_pools_site check (
    length(site) between 1 and 256 and site !~ '[\u0001-\u001f\u007f-\u009f]|^ | $'
    and is_key_of(site_key, site collate "C"))
);

create index front_end_pools_by_site on front_end_pools (site_key);
