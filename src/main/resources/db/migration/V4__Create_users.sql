create table users (
  id bigint generated always as identity constraint users_pkey primary key,
  sip_address text not null,
  key text collate "C" not null,
  external_id text,
  external_key text collate "C",
  display_name text,
  -- the folded words that a search finds the user by, one space between them
  search_words text collate "C" not null,
  enabled boolean not null,
  online boolean not null,
  home_id bigint,
  policy_id bigint,
  policy_scope text not null generated always as ('USER') stored,
  constraint name_is_unique__users_key unique (key),
  constraint name_is_unique__users_external_key unique (external_key),
  constraint reference_exists__users_home foreign key (home_id) references front_end_pools (id),
  -- the plain key stands before the composite one, so that a missing policy and one of another scope are two names
  constraint reference_exists__users_policy foreign key (policy_id) references policies (id),
  constraint policy_identity_is_valid__users_policy_scope
    foreign key (policy_id, policy_scope) references policies (id, scope),
  constraint hosting_matches_home__users_home check (not online or home_id is null),
  constraint value_is_valid__users_sip_address check (
    length(sip_address) <= 454
    and is_key_of(key, sip_address collate "C")
    -- labels of 63 characters at most are counted only where one may be longer: counting is what makes a pattern slow
    and key ~ '^sip:[^\s@:<>"\u0001-\u001f\u007f-\u009f]+@[a-z0-9]+(-+[a-z0-9]+)*(\.[a-z0-9]+(-+[a-z0-9]+)*)*$'
    and (length(key) < 64 or split_part(key, '@', 2) !~ '[a-z0-9-]{64}')
    and sip_address !~ '[\u0001-\u001f\u007f-\u009f]|@.*[^\u0001-\u007f]'),
  constraint value_is_valid__users_external_id check (
    (external_id is null) = (external_key is null)
    and length(external_id) between 1 and 256 and external_id !~ '[\u0001-\u001f\u007f-\u009f]|^ | $'
    and is_key_of(external_key, external_id collate "C")),
  constraint value_is_valid__users_display_name check (
    length(display_name) between 1 and 256 and display_name !~ '[\u0001-\u001f\u007f-\u009f]|^ | $')
);

-- A population is a few thousand groups of these facts; a page of it is an ordered walk through some of them.
create index users_by_standing on users (enabled, online, home_id, policy_id, key);
create index users_by_home on users (home_id);
create index users_by_policy on users (policy_id) where policy_id is not null;
create index users_by_search on users using gin (array_to_tsvector(string_to_array(search_words, ' ')));
