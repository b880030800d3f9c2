-- Imports as jobs: every instance sees them. An instance that runs one renews seen_at; if it no longer does, another
-- instance ends the job as INTERRUPTED.
create table imports (
    id uuid not null,
    number bigint generated always as identity,
    actor text not null,
    kind text not null,
    dry_run boolean not null,
    state text not null,
    owner uuid not null,
    cancel_requested boolean not null default false,
    created_at timestamptz not null default clock_timestamp(),
    started_at timestamptz,
    ended_at timestamptz,
    seen_at timestamptz not null default clock_timestamp(),
    failure text,
    constraint imports_pkey primary key (id),
    constraint imports_number_key unique (number),
    constraint imports_state_is_known
        check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'INTERRUPTED'))
);

create index imports_unfinished on imports (seen_at) where state in ('QUEUED', 'RUNNING');
create index imports_by_end on imports (ended_at);

-- The files of an import, in the order of processing. The report is that of the rows processed so far, without the ids of
-- users, which are beside it so that an erasure finds them.
create table import_files (
    import_id uuid not null,
    number integer not null,
    name text not null,
    kind text not null,
    columns text[] not null,
    bytes bigint not null,
    bytes_done bigint not null default 0,
    started_at timestamptz,
    report text,
    absent_ids text[] not null default '{}',
    constraint import_files_pkey primary key (import_id, number),
    constraint import_files_import_fkey foreign key (import_id) references imports (id) on delete cascade
);

-- Rows that were refused or passed over, in the order of processing, with the cells that imports read. The keys are those
-- of users, so that an erasure finds them.
create table import_rows (
    import_id uuid not null,
    number bigint generated always as identity,
    file integer not null,
    line bigint not null,
    subject text not null,
    cells text not null,
    violations text not null,
    passed_over text,
    user_key text,
    external_key text,
    constraint import_rows_pkey primary key (import_id, number),
    constraint import_rows_import_fkey foreign key (import_id) references imports (id) on delete cascade
);

create index import_rows_by_user on import_rows (user_key) where user_key is not null;
create index import_rows_by_external_id on import_rows (external_key) where external_key is not null;
