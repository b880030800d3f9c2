-- Changes up to this revision may be kept no longer: whoever has seen less of the log would miss some.
alter table estate add column log_kept_after bigint not null default 0
  constraint estate_log_kept_after check (log_kept_after >= 0);

create or replace view present as
  select epoch, greatest(log_kept_after, coalesce((select max(revision) from changes), 0)) as revision from estate;

-- How a user came by an address: renames are found by the address that they gave.
create index changes_by_new_address on changes ((after ->> 'sipAddress'), revision)
  where subject_type = 'User' and before ->> 'sipAddress' is distinct from after ->> 'sipAddress' and kind = 'UPDATED';
