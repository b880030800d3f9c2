-- Attributes that an identity system keeps with a user. No rule reads them; they go with the user.
create table user_attributes (
  user_id bigint constraint user_attributes_pkey primary key
    constraint user_attributes_user references users (id) on delete cascade,
  attributes jsonb not null,
  -- jsonb writes more spaces than the JSON whose size the rule bounds
  constraint value_is_valid__user_attributes_attributes check (
    jsonb_typeof(attributes) = 'object' and octet_length(attributes::text) <= 65536)
);

alter table users add column created_at timestamptz not null default now();
alter table users add column modified_at timestamptz not null default now();

create function note_modification() returns trigger language plpgsql as $$
begin
  new.modified_at := clock_timestamp();
  return new;
end
$$;

create trigger users_modified before update on users for each row execute function note_modification();

create index users_by_modification on users (modified_at);
