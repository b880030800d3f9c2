-- The log. Writers take one lock before anything else, so the order of revisions is the order of commits.
create table changes (
  revision bigint generated always as identity constraint changes_pkey primary key,
  at timestamptz not null default clock_timestamp(),
  actor text not null,
  kind text not null constraint changes_kind check (kind in ('CREATED', 'UPDATED', 'DELETED')),
  subject_type text not null,
  subject text not null,
  subject_key text collate "C" not null,
  before jsonb,
  after jsonb,
  constraint changes_before check ((before is null) = (kind = 'CREATED')),
  constraint changes_after check ((after is null) = (kind = 'DELETED'))
);

create index changes_by_subject on changes (subject_key, revision);

-- What there is one of. The reference keeps the global policy from being deleted, and from becoming another one.
create table estate (
  sole boolean constraint estate_pkey primary key default true constraint estate_sole check (sole),
  epoch text not null,
  global_policy_id bigint not null,
  global_policy_scope text not null generated always as ('GLOBAL') stored,
  constraint not_in_use__estate_global_policy
    foreign key (global_policy_id, global_policy_scope) references policies (id, scope)
);

create constraint trigger not_in_use__estate_kept
  after delete on estate
  for each row execute function refuse('the estate and its global policy stay');

insert into estate (epoch, global_policy_id)
  select substr(replace(gen_random_uuid()::text, '-', ''), 1, 8), id from policies where key = 'global';

-- The state that a statement reads: its epoch and the revision of the newest change that it can see.
create view present as
  select epoch, coalesce((select max(revision) from changes), 0) as revision from estate;
