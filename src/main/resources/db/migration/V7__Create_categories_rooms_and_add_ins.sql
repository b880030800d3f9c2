-- Which names of a chat pool are a room's and which a category's: no key spans two tables, so both take theirs from here.
-- Rooms and categories bring their names along and take them away again; nobody else needs to write here.
create table room_and_category_names (
  pool_id bigint not null,
  key text collate "C" not null,
  kind text not null constraint room_and_category_names_kind check (kind in ('CATEGORY', 'ROOM')),
  constraint room_and_category_names_pkey primary key (pool_id, key),
  -- for what must be of the kind that bears the name
  constraint room_and_category_names_bearer unique (pool_id, key, kind)
);

create table categories (
  id bigint generated always as identity constraint categories_pkey primary key,
  pool_id bigint not null,
  name text not null,
  key text collate "C" not null,
  description text,
  kind text not null generated always as ('CATEGORY') stored,
  -- for what must be of the same chat pool
  constraint categories_pool unique (id, pool_id),
  constraint name_is_unique__categories_key unique (pool_id, key),
  constraint reference_exists__categories_pool foreign key (pool_id) references chat_pools (id),
  constraint room_name_differs_from_category__categories_name
    foreign key (pool_id, key, kind) references room_and_category_names (pool_id, key, kind),
  constraint value_is_valid__categories_name check (
    length(name) between 1 and 256 and name !~ '[\u0001-\u001f\u007f-\u009f]|^ | $'
    and is_key_of(key, name collate "C")),
  constraint value_is_valid__categories_description check (
    length(description) <= 1024 and description !~ '[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]')
);

create table add_ins (
  id bigint generated always as identity constraint add_ins_pkey primary key,
  pool_id bigint not null,
  name text not null,
  key text collate "C" not null,
  url text not null,
  -- for what must be of the same chat pool
  constraint add_ins_pool unique (id, pool_id),
  constraint name_is_unique__add_ins_key unique (pool_id, key),
  constraint reference_exists__add_ins_pool foreign key (pool_id) references chat_pools (id),
  constraint add_in_url_is_web__add_ins_url check (
    length(url) <= 255
    and url collate "C" ~ '^[hH][tT][tT][pP][sS]?://([^\s/?#@\\\u0001-\u001f\u007f-\u009f]*@)?(\[[0-9a-fA-F:.]+\]|[^\s/?#@:\\\[\]\u0001-\u001f\u007f-\u009f]+)(:[0-9]{1,5})?([/?#][^\s\u0001-\u001f\u007f-\u009f]*)?$'),
  constraint value_is_valid__add_ins_name check (
    length(name) between 1 and 50 and name !~ '[\u0001-\u001f\u007f-\u009f]|^ | $'
    and is_key_of(key, name collate "C"))
);

create table rooms (
  id bigint generated always as identity constraint rooms_pkey primary key,
  pool_id bigint not null,
  name text not null,
  key text collate "C" not null,
  description text,
  category_id bigint not null,
  type text not null default 'NORMAL',
  privacy text not null default 'CLOSED',
  disabled boolean not null default false,
  add_in_id bigint,
  kind text not null generated always as ('ROOM') stored,
  constraint name_is_unique__rooms_key unique (pool_id, key),
  -- The chat pool exists, since that of the category does. Each plain key stands before its composite one, so that what
  -- is missing and what is of another pool are two names.
  constraint reference_exists__rooms_category foreign key (category_id) references categories (id),
  constraint deployments_are_isolated__rooms_category
    foreign key (category_id, pool_id) references categories (id, pool_id),
  constraint reference_exists__rooms_add_in foreign key (add_in_id) references add_ins (id),
  constraint deployments_are_isolated__rooms_add_in
    foreign key (add_in_id, pool_id) references add_ins (id, pool_id),
  constraint room_name_differs_from_category__rooms_name
    foreign key (pool_id, key, kind) references room_and_category_names (pool_id, key, kind),
  constraint value_is_valid__rooms_name check (
    length(name) between 1 and 256 and name !~ '[\u0001-\u001f\u007f-\u009f]|^ | $'
    and is_key_of(key, name collate "C")),
  constraint value_is_valid__rooms_description check (
    length(description) <= 1024 and description !~ '[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]'),
  constraint value_is_valid__rooms_type check (type in ('NORMAL', 'AUDITORIUM')),
  constraint value_is_valid__rooms_privacy check (privacy in ('OPEN', 'CLOSED', 'SECRET'))
);

create index rooms_by_category on rooms (category_id);
create index rooms_by_add_in on rooms (add_in_id) where add_in_id is not null;

-- These two only keep the names; the foreign keys on them keep the rule. A name that the other kind bears stays its.
create function take_name() returns trigger language plpgsql as $$
begin
  insert into room_and_category_names (pool_id, key, kind) values (new.pool_id, new.key, tg_argv[0])
    on conflict (pool_id, key) do nothing;
  return new;
end
$$;

create function give_name_back() returns trigger language plpgsql as $$
begin
  delete from room_and_category_names where pool_id = old.pool_id and key = old.key and kind = tg_argv[0];
  return null;
end
$$;

create trigger take_name before insert or update of pool_id, key on categories
  for each row execute function take_name('CATEGORY');
create trigger take_name before insert or update of pool_id, key on rooms
  for each row execute function take_name('ROOM');
create trigger give_name_back after delete on categories
  for each row execute function give_name_back('CATEGORY');
create trigger give_name_back after delete on rooms
  for each row execute function give_name_back('ROOM');
create trigger give_name_back_on_rename after update of pool_id, key on categories
  for each row when ((old.pool_id, old.key) is distinct from (new.pool_id, new.key))
  execute function give_name_back('CATEGORY');
create trigger give_name_back_on_rename after update of pool_id, key on rooms
  for each row when ((old.pool_id, old.key) is distinct from (new.pool_id, new.key))
  execute function give_name_back('ROOM');

-- Nothing moves to another chat pool, not even along with all that it refers to: only a trigger sees the pool before.
create constraint trigger deployments_are_isolated__categories_pool
  after update of pool_id on categories
  for each row when (old.pool_id is distinct from new.pool_id)
  execute function refuse('a category stays in its chat pool');
create constraint trigger deployments_are_isolated__rooms_pool
  after update of pool_id on rooms
  for each row when (old.pool_id is distinct from new.pool_id)
  execute function refuse('a room stays in its chat pool');
create constraint trigger deployments_are_isolated__add_ins_pool
  after update of pool_id on add_ins
  for each row when (old.pool_id is distinct from new.pool_id)
  execute function refuse('an add-in stays in its chat pool');
