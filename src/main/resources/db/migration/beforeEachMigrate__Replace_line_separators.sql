-- Before V15, which refuses line separators (U+2028, U+2029): replaces those that are stored, so that V15 can check what
-- there is. A script of its own and not a change of V15, which databases have applied. In the same transaction as V15.
-- A separator becomes a space; in a SIP address, which has none, it is left out; in a URL it is escaped. Each change is
-- an entry of the log. Ids change too, which the log cannot express for what refers to them, so a new epoch begins:
-- followers of the log read everything again.
do $$
declare
  found record;
  new_text text;
  new_key text;
begin
  if to_regclass('flyway_schema_history') is null
      or not exists (select from flyway_schema_history where version = '14' and success)
      or exists (select from flyway_schema_history where version = '15' and success) then
    return;
  end if;

  create function pg_temp.one_line(given text, longest int) returns text language sql as
    $f$ select nullif(btrim(left(regexp_replace(given, '[\u2028\u2029]+', ' ', 'g'), longest), ' '), '') $f$;
  -- the same, with a number where another thing has the name already
  create function pg_temp.distinct_line(given text, longest int, number bigint, taken boolean) returns text language sql as
    $f$ select case when taken then btrim(left(given, longest - 20), ' ') || ' (' || number || ')' else given end $f$;
  create function pg_temp.append_change(of_type text, id text, key text, field text, old_value text, new_value text)
    returns void language sql as $f$
      insert into changes (actor, kind, subject_type, subject, subject_key, before, after)
      select 'migration V15', 'UPDATED', of_type, id, key, known, known || jsonb_build_object(field, new_value)
        from (select coalesce(
          (select c.after from changes c
            where c.subject_type = of_type and c.subject_key = key and c.after is not null
            order by c.revision desc limit 1),
          '{}') || jsonb_build_object(field, old_value) as known) k
    $f$;

  for found in select min(id) as id, site_key, min(site) as site from front_end_pools
      where site ~ '[\u2028\u2029]' group by site_key loop
    new_text := coalesce(pg_temp.one_line(found.site, 256), 'Site ' || found.id);
    new_key := coalesce(pg_temp.one_line(found.site_key, 256), 'site ' || found.id);
    if exists (select from front_end_pools where site_key = new_key) then
      new_text := pg_temp.distinct_line(new_text, 256, found.id, true);
      new_key := pg_temp.distinct_line(new_key, 256, found.id, true);
    end if;
    perform pg_temp.append_change('FrontEndPool', p.fqdn, p.key, 'site', p.site, new_text)
      from front_end_pools p where p.site_key = found.site_key order by p.id;
    perform pg_temp.append_change('ChatPolicy', o.identity, o.key, 'identity', o.identity, 'Site:' || new_text)
      from policies o where o.site_key = found.site_key;
    -- one statement: each refers to the other by the site
    with moved as (
      update front_end_pools set site = new_text, site_key = new_key where site_key = found.site_key returning id)
    update policies set identity = 'Site:' || new_text, key = 'site:' || new_key, site_key = new_key
      where site_key = found.site_key;
  end loop;

  for found in select id, identity, key from policies where scope = 'USER' and identity ~ '[\u2028\u2029]' loop
    new_text := coalesce(pg_temp.one_line(substr(found.identity, 5), 250), 'Policy ' || found.id);
    new_key := coalesce(pg_temp.one_line(substr(found.key, 5), 250), 'policy ' || found.id);
    if exists (select from policies where key = 'tag:' || new_key) then
      new_text := pg_temp.distinct_line(new_text, 250, found.id, true);
      new_key := pg_temp.distinct_line(new_key, 250, found.id, true);
    end if;
    perform pg_temp.append_change('ChatPolicy', found.identity, found.key, 'identity', found.identity, 'Tag:' || new_text);
    update policies set identity = 'Tag:' || new_text, key = 'tag:' || new_key where id = found.id;
  end loop;

  for found in select id, fqdn, key, display_name from chat_pools where display_name ~ '[\u2028\u2029]' loop
    new_text := pg_temp.one_line(found.display_name, 256);
    perform pg_temp.append_change('ChatPool', found.fqdn, found.key, 'displayName', found.display_name, new_text);
    update chat_pools set display_name = new_text where id = found.id;
  end loop;

  for found in select id, sip_address, key, display_name, search_words from users
      where display_name ~ '[\u2028\u2029]' loop
    new_text := pg_temp.one_line(found.display_name, 256);
    perform pg_temp.append_change('User', found.sip_address, found.key, 'displayName', found.display_name, new_text);
    update users set display_name = new_text,
        search_words = btrim(regexp_replace(search_words, '[\u2028\u2029 ]+', ' ', 'g'), ' ') where id = found.id;
  end loop;

  for found in select id, sip_address, key, external_id, external_key from users where external_id ~ '[\u2028\u2029]' loop
    new_text := pg_temp.one_line(found.external_id, 256);
    new_key := pg_temp.one_line(found.external_key, 256);
    if exists (select from users where external_key = new_key) then
      new_text := pg_temp.distinct_line(new_text, 256, found.id, true);
      new_key := pg_temp.distinct_line(new_key, 256, found.id, true);
    end if;
    perform pg_temp.append_change('User', found.sip_address, found.key, 'externalId', found.external_id, new_text);
    update users set external_id = new_text, external_key = new_key where id = found.id;
  end loop;

  for found in select id, sip_address, key from users where sip_address ~ '[\u2028\u2029]' loop
    new_text := regexp_replace(found.sip_address, '[\u2028\u2029]', '', 'g');
    new_key := regexp_replace(found.key, '[\u2028\u2029]', '', 'g');
    if new_key ~ '^sip:@' or exists (select from users where key = new_key) then
      new_text := regexp_replace(new_text, '@', '-' || found.id || '@');
      new_key := regexp_replace(new_key, '@', '-' || found.id || '@');
    end if;
    perform pg_temp.append_change('User', found.sip_address, found.key, 'sipAddress', found.sip_address, new_text);
    update users set sip_address = new_text, key = new_key,
        search_words = regexp_replace(search_words, '[\u2028\u2029]', '', 'g') where id = found.id;
  end loop;

  for found in select c.id, c.pool_id, c.name, c.key, p.fqdn, p.key as pool_key
      from categories c join chat_pools p on p.id = c.pool_id where c.name ~ '[\u2028\u2029]' loop
    new_text := coalesce(pg_temp.one_line(found.name, 256), 'Category ' || found.id);
    new_key := coalesce(pg_temp.one_line(found.key, 256), 'category ' || found.id);
    if exists (select from room_and_category_names where pool_id = found.pool_id and key = new_key) then
      new_text := pg_temp.distinct_line(new_text, 256, found.id, true);
      new_key := pg_temp.distinct_line(new_key, 256, found.id, true);
    end if;
    perform pg_temp.append_change(
      'Category', found.fqdn || '\' || found.name, found.pool_key || '\' || found.key, 'name', found.name, new_text);
    update categories set name = new_text, key = new_key where id = found.id;
  end loop;

  for found in select r.id, r.pool_id, r.name, r.key, p.fqdn, p.key as pool_key
      from rooms r join chat_pools p on p.id = r.pool_id where r.name ~ '[\u2028\u2029]' loop
    new_text := coalesce(pg_temp.one_line(found.name, 256), 'Room ' || found.id);
    new_key := coalesce(pg_temp.one_line(found.key, 256), 'room ' || found.id);
    if exists (select from room_and_category_names where pool_id = found.pool_id and key = new_key) then
      new_text := pg_temp.distinct_line(new_text, 256, found.id, true);
      new_key := pg_temp.distinct_line(new_key, 256, found.id, true);
    end if;
    perform pg_temp.append_change(
      'Room', found.fqdn || '\' || found.name, found.pool_key || '\' || found.key, 'name', found.name, new_text);
    update rooms set name = new_text, key = new_key where id = found.id;
  end loop;

  for found in select a.id, a.pool_id, a.name, a.key, a.url, p.fqdn, p.key as pool_key
      from add_ins a join chat_pools p on p.id = a.pool_id where a.url ~ '[\u2028\u2029]' loop
    new_text := replace(replace(found.url, U&'\2028', '%E2%80%A8'), U&'\2029', '%E2%80%A9');
    if length(new_text) > 255 or new_text !~ '^[^/]*//[^/?#]*[/?#].*%E2%80%A' then
      new_text := regexp_replace(found.url, '[\u2028\u2029]', '', 'g');
    end if;
    perform pg_temp.append_change(
      'AddIn', found.fqdn || '\' || found.name, found.pool_key || '\' || found.key, 'url', found.url, new_text);
    update add_ins set url = new_text where id = found.id;
  end loop;

  for found in select a.id, a.pool_id, a.name, a.key, p.fqdn, p.key as pool_key
      from add_ins a join chat_pools p on p.id = a.pool_id where a.name ~ '[\u2028\u2029]' loop
    new_text := coalesce(pg_temp.one_line(found.name, 50), 'Add-in ' || found.id);
    new_key := coalesce(pg_temp.one_line(found.key, 50), 'add-in ' || found.id);
    if exists (select from add_ins where pool_id = found.pool_id and key = new_key) then
      new_text := pg_temp.distinct_line(new_text, 50, found.id, true);
      new_key := pg_temp.distinct_line(new_key, 50, found.id, true);
    end if;
    perform pg_temp.append_change(
      'AddIn', found.fqdn || '\' || found.name, found.pool_key || '\' || found.key, 'name', found.name, new_text);
    update add_ins set name = new_text, key = new_key where id = found.id;
  end loop;

  if exists (select from changes where actor = 'migration V15') then
    update estate set epoch = substr(replace(gen_random_uuid()::text, '-', ''), 1, 8);
    raise warning 'Replaced line separators in % stored values; the change log names each (actor "migration V15")',
      (select count(*) from changes where actor = 'migration V15');
  end if;
  drop function pg_temp.append_change(text, text, text, text, text, text);
  drop function pg_temp.distinct_line(text, int, bigint, boolean);
  drop function pg_temp.one_line(text, int);
end
$$;
