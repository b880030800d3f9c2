-- Wakes whoever follows the log, once a transaction that has appended to it is committed, and once however much it has
-- appended. What has changed is for them to read: a notification may be lost with the connection that waits for it.
create function announce_changes() returns trigger language plpgsql as $$
begin
  notify lifeguard_changes;
  return null;
end
$$;

create trigger announce_changes after insert on changes
  for each statement execute function announce_changes();
