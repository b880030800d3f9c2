/** Names of the values that the API has as constants. */
export const clients: Readonly<Record<string, string>> = {
  GROUP_CHAT_2007_R2: 'Group Chat 2007 R2',
  GROUP_CHAT_2010: 'Group Chat 2010',
  LYNC_2013: 'Lync 2013',
  LYNC_2013_BASIC: 'Lync 2013 Basic',
  SKYPE_FOR_BUSINESS: 'Skype for Business',
  LYNC_2010: 'Lync 2010',
  LYNC_2010_ATTENDANT: 'Lync 2010 Attendant',
  COMMUNICATOR_2007_R2: 'Communicator 2007 R2',
  LYNC_WEB_APP: 'Lync Web App',
  LYNC_WINDOWS_STORE_APP: 'Lync Windows Store app',
  LYNC_MOBILE: 'Lync Mobile',
  LYNC_PHONE_EDITION: 'Lync Phone Edition',
  LYNC_FOR_MAC: 'Lync for Mac',
  SKYPE_FOR_BUSINESS_ON_MAC: 'Skype for Business on Mac',
  COMMUNICATOR_FOR_MAC_2011: 'Communicator for Mac 2011',
};

export const releases: Readonly<Record<string, string>> = {
  OCS_2007_R2: 'OCS 2007 R2',
  LYNC_2010: 'Lync 2010',
  LYNC_2013: 'Lync 2013',
};

export const poolStates: Readonly<Record<string, string>> = {
  IN_SERVICE: 'in service',
  MIGRATED: 'migrated',
  DECOMMISSIONED: 'decommissioned',
};

export const policyScopes: Readonly<Record<string, string>> = {
  GLOBAL: 'the global policy',
  SITE: 'the policy of the site of the home pool',
  USER: 'granted to the user',
};

export const hostings: Readonly<Record<string, string>> = { ON_PREMISES: 'on premises', ONLINE: 'online' };

/** The name of a constant; the constant itself if a newer service has one that this page does not know. */
export function nameOf(names: Readonly<Record<string, string>>, constant: string): string {
  return names[constant] ?? constant;
}
