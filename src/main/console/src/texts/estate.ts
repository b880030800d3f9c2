import { html } from 'lit';
import { counted, formatList, formatNumber, formatPercentage } from '../format.js';

type Part = unknown;

export const estate = {
  intro: 'Each deployment is one release: its front-end pools with the users homed on them, and the chat pools homed on the front-end pools. Open a pool for what is in it and who can use it.',
  noPools: 'No pool is stored yet. Import the topology first.',
  pools: 'Pools',
  deployment: (release: string) => `${release} deployment`,
  figures: (users: number, frontEnds: number, chatPools: number) =>
    `${counted(users, 'user', 'users')} · ${counted(frontEnds, 'front-end pool', 'front-end pools')} · ${counted(chatPools, 'chat pool', 'chat pools')}`,
  homed: (count: number) => counted(count, 'user', 'users'),
  frontEndPool: (fqdn: string, detail: string) => `${fqdn} ${detail}, front-end pool`,
  chatPool: (fqdn: string, detail: string) => `${fqdn} ${detail}, chat pool`,
  inService: 'in service',
  migratesInto: (target: string) => `migrates into ${target}`,
  reach: 'Clients and these chat pools',
  reaches: (clients: readonly string[]) => html`<b>${formatList(clients)}</b> can use them`,
  reachesNot: (clients: readonly string[]) => html`<b>${formatList(clients)}</b> cannot connect`,
  onePool: 'one chat pool at a time, configured by hand',
  needs: (release: string | null, policy: boolean) =>
    `if the user is ${[release ? `homed on ${release}` : '', policy ? 'enabled by policy' : ''].filter(Boolean).join(' and ')}`,
  noChatPools: 'No chat pools',
  wall: 'Nothing is shared',
  homeRule: 'A line shows on which front-end pool a chat pool is homed: always one of its own release. Deployments share nothing: no rooms, categories or add-ins.',
  elsewhere: (unassigned: number, online: number) => {
    const parts = [
      unassigned > 0 ? `${counted(unassigned, 'user on premises is', 'users on premises are')} homed on no pool` : '',
      online > 0 ? `${counted(online, 'user is', 'users are')} hosted online` : '',
    ].filter(Boolean);
    return parts.length === 0 ? '' : `Not in the drawing: ${parts.join('; ')}. They can use no chat pool.`;
  },
  unknownPool: (fqdn: Part) => html`There is no pool ${fqdn}.`,
  close: 'Close',
  frontEnd: 'Front-end pool',
  chat: 'Chat pool',
  release: 'Release',
  site: 'Site',
  usersHomed: 'Users homed',
  homesChatPools: 'Chat pools homed on it',
  homedOn: 'Homed on',
  noHome: 'no front-end pool any more',
  state: 'State',
  name: 'Name',
  migration: 'Migration',
  plannedInto: (target: Part) => html`planned into ${target}`,
  completeInto: (target: Part) => html`complete; its content is in ${target}`,
  content: 'Content',
  contentValue: (categories: number, rooms: number, addIns: number) =>
    `${counted(categories, 'category', 'categories')}, ${counted(rooms, 'room', 'rooms')}, ${counted(addIns, 'add-in', 'add-ins')}`,
  whoCan: 'Who can use it',
  client: 'Client',
  can: 'Can use it',
  cannot: 'Cannot',
  share: 'Share',
  shareOf: (part: number, all: number) => (all === 0 ? '–' : formatPercentage(part / all)),
  number: formatNumber,
  listOf: (client: string, can: boolean) => `List the users who ${can ? 'can' : 'cannot'} use ${client}`,
  listed: (client: string, can: boolean) => `Users who ${can ? 'can' : 'cannot'} use ${client} with it`,
  homedUsers: 'Users homed on it',
};
