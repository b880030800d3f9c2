import type { ChatPool, ClientSupport, Estate, FrontEndPool } from './queries.js';

/** A front-end pool with the chat pools that are homed on it. */
export interface Home {
  pool: FrontEndPool;
  chatPools: ChatPool[];
}

/** All pools of one release. */
export interface Deployment {
  release: string;
  homes: Home[];
  /** Chat pools that are homed on no front-end pool: they are decommissioned. */
  homeless: ChatPool[];
  userCount: number;
}

const ORDER: readonly string[] = ['OCS_2007_R2', 'LYNC_2010', 'LYNC_2013'];

/** The deployments that have a pool, the oldest release first. In each, front-end pools with chat pools come first. */
export function deploymentsOf(estate: Pick<Estate, 'frontEndPools' | 'chatPools'>): Deployment[] {
  const releases = new Set([...estate.frontEndPools, ...estate.chatPools].map((pool) => pool.release));
  return [...releases].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)).map((release) => {
    const homes = estate.frontEndPools.filter((pool) => pool.release === release).map((pool) => ({
      pool,
      chatPools: estate.chatPools.filter((chatPool) => chatPool.home?.fqdn === pool.fqdn),
    }));
    return {
      release,
      homes: [...homes.filter((home) => home.chatPools.length > 0), ...homes.filter((home) => home.chatPools.length === 0)],
      homeless: estate.chatPools.filter((pool) => pool.release === release && !pool.home),
      userCount: homes.reduce((sum, home) => sum + home.pool.userCount, 0),
    };
  });
}

/** Clients that behave alike with the chat pools of a release. */
export interface Reach {
  clients: string[];
  reaches: boolean;
  onePoolAtATime: boolean;
  needsHomeOn: string | null;
  needsPolicy: boolean;
}

/** Which clients can use the chat pools of a release, and under what conditions. Clients without chat are left out. */
export function reachOf(release: string, clients: readonly ClientSupport[]): Reach[] {
  const found = new Map<string, Reach>();
  for (const client of clients.filter((support) => support.releases.length > 0)) {
    const reaches = client.releases.includes(release);
    const key = [client.legacy, reaches, client.onePoolAtATime, client.needsHomeOn, client.needsPolicy].join();
    const alike = found.get(key);
    if (alike) {
      alike.clients.push(client.client);
    } else {
      const { onePoolAtATime, needsHomeOn, needsPolicy } = client;
      found.set(key, { clients: [client.client], reaches, onePoolAtATime, needsHomeOn, needsPolicy });
    }
  }
  return [...found.values()];
}
