import { counted } from '../format.js';

/** Texts of lists of client configurations. */
export const configurations = {
  title: 'Client configurations',
  user: 'User',
  client: 'Client',
  columns: ['User', 'DisplayName', 'Client', 'Pool'],
  nothing: 'No client configuration matches.',
  shown: (shown: number, all: number) => (shown === all
    ? counted(all, 'client configuration', 'client configurations')
    : `${counted(shown, 'client configuration', 'client configurations')} of ${counted(all, 'client configuration', 'client configurations')}`),
  pool: 'Chat pool',
  count: 'Configured clients',
  broken: 'Of these do not work',
  brokenText: 'A configuration does not work if its user cannot use the client with the pool: the link leads to the reasons.',
  kinds: { all: 'All', working: 'Those that work', broken: 'Those that do not work' },
  kind: 'Which client configurations',
  listOf: (pool: string, broken: boolean) => `List the client configurations for ${pool}${broken ? ' that do not work' : ''}`,
};
