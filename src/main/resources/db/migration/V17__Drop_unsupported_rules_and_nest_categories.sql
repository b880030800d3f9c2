alter table client_configurations
  drop constraint client_has_chat__client_configurations_client,
  add constraint client_has_chat__client_configurations_client check (
    client in ('GROUP_CHAT_2007_R2', 'GROUP_CHAT_2010', 'LYNC_2013', 'LYNC_2013_BASIC', 'SKYPE_FOR_BUSINESS'));

-- A room may have the name of a category.
drop trigger take_name on categories;
drop trigger give_name_back on categories;
drop trigger give_name_back_on_rename on categories;
drop trigger take_name on rooms;
drop trigger give_name_back on rooms;
drop trigger give_name_back_on_rename on rooms;
drop function take_name();
drop function give_name_back();
alter table categories
  drop constraint room_name_differs_from_category__categories_name,
  drop column kind;
alter table rooms
  drop constraint room_name_differs_from_category__rooms_name,
  drop column kind;
drop table room_and_category_names;

alter table add_ins
  drop constraint value_is_valid__add_ins_name,
  add constraint value_is_valid__add_ins_name check (
    length(name) between 1 and 256 and name !~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]|^ | $'
    and is_key_of(key, name collate "C")),
  drop constraint add_in_url_is_web__add_ins_url,
  add constraint add_in_url_is_web__add_ins_url check (
    length(url) <= 2048
    and url collate "C" ~ '^[hH][tT][tT][pP][sS]?://([^\s/?#@\\\u0001-\u001f\u007f-\u009f]*@)?(\[[0-9a-fA-F:.]+\]|[^\s/?#@:\\\[\]\u0001-\u001f\u007f-\u009f]+)(:[0-9]{1,5})?([/?#][^\s\u0001-\u001f\u007f-\u009f]*)?$'
    and url !~ '[\u2028\u2029]');

-- A policy may be for a site without a front-end pool. Nothing reads site_pool_id any more; the previous release still
-- writes it.
alter table policies
  drop constraint policy_identity_is_valid__policies_site_known,
  drop constraint policy_identity_is_valid__policies_site_pool;
drop index policies_by_site_pool;
alter table front_end_pools drop constraint front_end_pools_site;

-- Categories nest on legacy chat pools.
alter table chat_pools
  add column nests boolean not null generated always as (release <> 'LYNC_2013') stored,
  add constraint chat_pools_nests unique (id, nests);

alter table categories
  add column parent_id bigint,
  add column pool_nests boolean generated always as (case when parent_id is not null then true end) stored,
  -- the plain key stands before the composite one, so that a missing parent and one of another pool are two names
  add constraint reference_exists__categories_parent foreign key (parent_id) references categories (id),
  add constraint deployments_are_isolated__categories_parent
    foreign key (parent_id, pool_id) references categories (id, pool_id),
  add constraint category_parent_is_valid__categories_pool
    foreign key (pool_id, pool_nests) references chat_pools (id, nests);

create index categories_by_parent on categories (parent_id) where parent_id is not null;

-- No key says that a chain of parents ends. Each parent is held until the end, so that two chains that are closed into a
-- cycle at the same time wait for each other, and one of them fails.
create function refuse_cycle_of_categories() returns trigger language plpgsql as $$
declare
  ancestor bigint := new.parent_id;
  depth int := 0;
begin
  while ancestor is not null loop
    depth := depth + 1;
    if ancestor = new.id or depth > 128 then
      raise exception 'a category is neither below itself nor below more than 128 others (%)', tg_name
        using errcode = 'check_violation', constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
    end if;
    select parent_id into ancestor from categories where id = ancestor for share;
  end loop;
  return null;
end
$$;

create constraint trigger category_parent_is_valid__categories_cycle
  after insert or update of parent_id on categories
  for each row when (new.parent_id is not null)
  execute function refuse_cycle_of_categories();
