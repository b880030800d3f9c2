-- A name is one line: the line and the paragraph separator of Unicode end one as any line break does.
alter table front_end_pools
  drop constraint value_is_valid__front_end_pools_site,
  add constraint value_is_valid__front_end_pools_site check (
    length(site) between 1 and 256 and site !~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]|^ | $'
    and is_key_of(site_key, site collate "C"));

alter table policies
  drop constraint value_is_valid__policies_identity,
  add constraint value_is_valid__policies_identity check (
    length(identity) <= case scope when 'USER' then 260 else 261 end
    and identity !~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]|^[^:]*: | $');

alter table chat_pools
  drop constraint value_is_valid__chat_pools_display_name,
  add constraint value_is_valid__chat_pools_display_name check (
    length(display_name) between 1 and 256
    and display_name !~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]|^ | $');

alter table users
  drop constraint value_is_valid__users_sip_address,
  add constraint value_is_valid__users_sip_address check (
    length(sip_address) <= 454
    and is_key_of(key, sip_address collate "C")
    -- labels of 63 characters at most are counted only where one may be longer: counting is what makes a pattern slow
    and key ~ '^sip:[^\s@:<>"\u0001-\u001f\u007f-\u009f]+@[a-z0-9]+(-+[a-z0-9]+)*(\.[a-z0-9]+(-+[a-z0-9]+)*)*$'
    and (length(key) < 64 or split_part(key, '@', 2) !~ '[a-z0-9-]{64}')
    and sip_address !~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]|@.*[^\u0001-\u007f]'),
  drop constraint value_is_valid__users_external_id,
  add constraint value_is_valid__users_external_id check (
    (external_id is null) = (external_key is null)
    and length(external_id) between 1 and 256
    and external_id !~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]|^ | $'
    and is_key_of(external_key, external_id collate "C")),
  drop constraint value_is_valid__users_display_name,
  add constraint value_is_valid__users_display_name check (
    length(display_name) between 1 and 256
    and display_name !~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]|^ | $');

alter table categories
  drop constraint value_is_valid__categories_name,
  add constraint value_is_valid__categories_name check (
    length(name) between 1 and 256 and name !~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]|^ | $'
    and is_key_of(key, name collate "C"));

alter table add_ins
  drop constraint value_is_valid__add_ins_name,
  add constraint value_is_valid__add_ins_name check (
    length(name) between 1 and 50 and name !~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]|^ | $'
    and is_key_of(key, name collate "C")),
  drop constraint add_in_url_is_web__add_ins_url,
  add constraint add_in_url_is_web__add_ins_url check (
    length(url) <= 255
    and url collate "C" ~ '^[hH][tT][tT][pP][sS]?://([^\s/?#@\\\u0001-\u001f\u007f-\u009f]*@)?(\[[0-9a-fA-F:.]+\]|[^\s/?#@:\\\[\]\u0001-\u001f\u007f-\u009f]+)(:[0-9]{1,5})?([/?#][^\s\u0001-\u001f\u007f-\u009f]*)?$'
    and url !~ '[\u2028\u2029]');

alter table rooms
  drop constraint value_is_valid__rooms_name,
  add constraint value_is_valid__rooms_name check (
    length(name) between 1 and 256 and name !~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]|^ | $'
    and is_key_of(key, name collate "C"));
