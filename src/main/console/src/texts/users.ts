import { counted } from '../format.js';

/** Texts of lists of users. */
export const users = {
  user: 'User',
  address: 'SIP address',
  home: 'Home',
  account: 'Account',
  enabled: 'enabled',
  notEnabled: 'not enabled',
  none: 'No user matches.',
  shown: (shown: number, all: number) => (shown === all ? counted(all, 'user', 'users') : `${counted(shown, 'user', 'users')} of ${counted(all, 'user', 'users')}`),
  columns: ['SipAddress', 'DisplayName', 'Enabled', 'Hosting', 'Home', 'Release'],
  list: 'Users',
};
