-- Who would gain and lose which client on which chat pool by an import that is rehearsed: see docs/decisions/0025.
alter table imports add column impact boolean not null default false;

-- what users gain and lose; many users have the same
create table import_differences (
    import_id uuid not null,
    id uuid not null,
    changes jsonb not null,
    users bigint not null default 0,
    constraint import_differences_pkey primary key (import_id, id),
    constraint import_differences_import_fkey foreign key (import_id) references imports (id) on delete cascade
);

-- The users by their stored keys; a user who would be created has the keys of the file. While pools and policies change too,
-- users that files change are here without a difference as well, until the others have been compared.
create table import_effects (
    import_id uuid not null,
    user_key text collate "C" not null,
    external_key text collate "C" not null,
    address text not null,
    difference_id uuid,
    constraint import_effects_pkey primary key (import_id, user_key, external_key),
    constraint import_effects_import_fkey foreign key (import_id) references imports (id) on delete cascade
);

create index import_effects_by_difference on import_effects (import_id, difference_id, user_key, external_key);
create index import_effects_by_external_id on import_effects (external_key) where external_key <> '';
