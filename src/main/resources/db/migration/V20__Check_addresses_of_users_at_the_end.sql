-- Users may exchange their addresses within a transaction that defers this constraint; for all others it is checked at
-- the end of each statement, as before.
alter table users
  drop constraint name_is_unique__users_key,
  add constraint name_is_unique__users_key unique (key) deferrable initially immediate;
