import type { Choices, PlannedChange, Question } from './queries.js';

/** The kinds of change that can be tried. */
export const KINDS = ['move', 'switch', 'retire'] as const;
export type Kind = (typeof KINDS)[number];

/** The parameters of the address that say which users move, by their names in UserFilterInput of the API. */
export const MOVE_FILTERS = ['homePool', 'release', 'site', 'search'] as const;

/** The change that an address describes; nothing while something is missing. */
export function changeOf(parameters: URLSearchParams): PlannedChange | undefined {
  switch (parameters.get('what')) {
    case 'move': return moveOf(parameters);
    case 'switch': {
      const identity = parameters.get('policy');
      return identity ? { switchPolicy: { identity, enablePersistentChat: parameters.get('enable') === 'true' } } : undefined;
    }
    case 'retire': {
      const pool = parameters.get('retired');
      return pool ? { decommissionPool: pool } : undefined;
    }
    default: return undefined;
  }
}

function moveOf(parameters: URLSearchParams): PlannedChange | undefined {
  const toPool = parameters.get('to');
  const filter: Record<string, string> = {};
  for (const name of MOVE_FILTERS) {
    const value = parameters.get(name)?.trim();
    if (value) {
      filter[name] = value;
    }
  }
  // without a filter everybody would move: hardly what somebody means who has chosen nothing yet
  return toPool && Object.keys(filter).length > 0 ? { moveUsers: { filter, toPool } } : undefined;
}

/**
 * The questions whose answers a change may change: each chat pool that is in service with each client that can have other
 * answers. Clients that are not legacy are alike, so one of them speaks for all. A chat pool that is retired comes first.
 */
export function questionsOf(choices: Choices, change?: PlannedChange): Question[] {
  const withChat = choices.clients.filter((support) => support.releases.length > 0);
  const clients = [...withChat.filter((support) => support.legacy), ...withChat.filter((support) => !support.legacy).slice(0, 1)];
  const retired = change && 'decommissionPool' in change ? change.decommissionPool : '';
  const pools = choices.chatPools.filter((pool) => pool.state === 'IN_SERVICE');
  return [...pools.filter(({ fqdn }) => fqdn === retired), ...pools.filter(({ fqdn }) => fqdn !== retired)].flatMap((pool) =>
    clients.filter((support) => support.releases.includes(pool.release)).map(({ client }) => ({ client, pool: pool.fqdn })));
}

/** The clients for which a client speaks. */
export function spokenFor(client: string, choices: Choices): string[] {
  const legacy = choices.clients.find((support) => support.client === client)?.legacy ?? false;
  return legacy ? [client] : choices.clients.filter((support) => support.releases.length > 0 && !support.legacy)
    .map((support) => support.client);
}

/** Lists of at most so many entries, in order. */
export function inBatches<T>(entries: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(entries.length / size) }, (_, i) => entries.slice(i * size, (i + 1) * size));
}
