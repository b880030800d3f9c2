-- Characters that are not visible, or look like a space, make different ids look alike. The ranges are those of
-- InvisibleCharacters. Only what is written from now on is checked: values that are stored stay until they are mended.

-- Joiners and variation selectors are allowed in a name where a script or an emoji needs them.
create function is_visible_name(value text) returns boolean language sql immutable
  return case
    when value collate "C" !~ '[^\u0001-\u007f]' then true
    else value !~ '[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff\U0004fffe\U0004ffff\U0005fffe\U0005ffff\U0006fffe\U0006ffff\U0007fffe\U0007ffff\U0008fffe\U0008ffff\U0009fffe\U0009ffff\U000afffe\U000affff\U000bfffe\U000bffff\U000cfffe\U000cffff\U000dfffe\U000dffff\U000efffe\U000effff\U000ffffe\U000fffff\U0010fffe\U0010ffff\u00a0\u1680\u2000-\u200a\u202f\u205f]|^\u3000|\u3000$'
      and (value !~ '[\u200c\u200d\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]'
        or value !~ '(?<![\u00a9\u00ae\u0600-\u109f\u1780-\u180a\u1810-\u18af\u1900-\u1cff\u203c\u2049\u2122\u2139\u2190-\u27ff\u2900-\u2bff\u3030\u303d\u3297\u3299\u3400-\u9fff\ua8e0-\uaaff\uf900-\ufaff\U00010a00-\U00011fff\U0001f000-\U0001faff\U00020000-\U0003fffd])[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]|(?<![\u00a9\u00ae\u0600-\u109f\u1780-\u180a\u1810-\u18af\u1900-\u1cff\u203c\u2049\u2122\u2139\u2190-\u27ff\u2900-\u2bff\u3030\u303d\u3297\u3299\u3400-\u9fff\ua8e0-\uaaff\uf900-\ufaff\U00010a00-\U00011fff\U0001f000-\U0001faff\U00020000-\U0003fffd\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef])[\u200c\u200d]|(?<![\u0900-\u0dff])[\u200c\u200d](?![\u00a9\u00ae\u0600-\u109f\u1780-\u180a\u1810-\u18af\u1900-\u1cff\u203c\u2049\u2122\u2139\u2190-\u27ff\u2900-\u2bff\u3030\u303d\u3297\u3299\u3400-\u9fff\ua8e0-\uaaff\uf900-\ufaff\U00010a00-\U00011fff\U0001f000-\U0001faff\U00020000-\U0003fffd])')
  end;

create function is_visible_id(value text) returns boolean language sql immutable
  return case
    when value collate "C" !~ '[^\u0001-\u007f]' then true
    else value !~ '[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff\U0004fffe\U0004ffff\U0005fffe\U0005ffff\U0006fffe\U0006ffff\U0007fffe\U0007ffff\U0008fffe\U0008ffff\U0009fffe\U0009ffff\U000afffe\U000affff\U000bfffe\U000bffff\U000cfffe\U000cffff\U000dfffe\U000dffff\U000efffe\U000effff\U000ffffe\U000fffff\U0010fffe\U0010ffff\u00a0\u1680\u2000-\u200a\u202f\u205f\u200c\u200d\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef\u3000]'
  end;

alter table front_end_pools
  add constraint value_is_valid__front_end_pools_site_visible check (is_visible_name(site)) not valid;
alter table policies
  add constraint value_is_valid__policies_identity_visible check (is_visible_name(identity)) not valid;
alter table chat_pools
  add constraint value_is_valid__chat_pools_display_name_visible check (is_visible_name(display_name)) not valid;
alter table users
  add constraint value_is_valid__users_sip_address_visible check (is_visible_id(sip_address)) not valid,
  add constraint value_is_valid__users_external_id_visible check (is_visible_id(external_id)) not valid,
  add constraint value_is_valid__users_display_name_visible check (is_visible_name(display_name)) not valid;
alter table categories
  add constraint value_is_valid__categories_name_visible check (is_visible_name(name)) not valid;
alter table add_ins
  add constraint value_is_valid__add_ins_name_visible check (is_visible_name(name)) not valid,
  add constraint add_in_url_is_web__add_ins_url_visible check (is_visible_id(url)) not valid;
alter table rooms
  add constraint value_is_valid__rooms_name_visible check (is_visible_name(name)) not valid;
