-- Exports of rooms name the category by its CategoryUri and the add-in by its AddinId. An import of categories or add-ins
-- writes these down, an import of rooms looks them up; nothing else uses them. The last import that names one wins.
create table category_identifiers (
  pool_id bigint not null,
  key text collate "C" not null constraint category_identifiers_key check (length(key) between 1 and 256),
  category_id bigint not null,
  constraint category_identifiers_pkey primary key (pool_id, key),
  constraint category_identifiers_category
    foreign key (category_id, pool_id) references categories (id, pool_id) on delete cascade
);

create table add_in_identifiers (
  pool_id bigint not null,
  key text collate "C" not null constraint add_in_identifiers_key check (length(key) between 1 and 256),
  add_in_id bigint not null,
  constraint add_in_identifiers_pkey primary key (pool_id, key),
  constraint add_in_identifiers_add_in
    foreign key (add_in_id, pool_id) references add_ins (id, pool_id) on delete cascade
);

-- for the deletion of what they name
create index category_identifiers_by_category on category_identifiers (category_id);
create index add_in_identifiers_by_add_in on add_in_identifiers (add_in_id);
