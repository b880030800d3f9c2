/** What Estate reads. */
export interface FrontEndPool {
  fqdn: string;
  release: string;
  site: string;
  userCount: number;
}

export interface ChatPool {
  fqdn: string;
  displayName: string | null;
  release: string;
  state: string;
  home: { fqdn: string } | null;
  migration: { target: { fqdn: string }; complete: boolean } | null;
}

export interface ClientSupport {
  client: string;
  legacy: boolean;
  releases: string[];
  onePoolAtATime: boolean;
  needsHomeOn: string | null;
  needsPolicy: boolean;
}

export interface Estate {
  frontEndPools: FrontEndPool[];
  chatPools: ChatPool[];
  clients: ClientSupport[];
  unassigned: { totalCount: number };
  online: { totalCount: number };
}

export const ESTATE = `query Estate {
  frontEndPools { fqdn release site userCount }
  chatPools { fqdn displayName release state home { fqdn } migration { target { fqdn } complete } }
  clients { client legacy releases onePoolAtATime needsHomeOn needsPolicy }
  unassigned: users(first: 1, filter: { unassigned: true, hosting: ON_PREMISES }) { totalCount }
  online: users(first: 1, filter: { hosting: ONLINE }) { totalCount }
}`;

/** What is in a chat pool; secret rooms count only for those who may see them. */
export interface Content {
  categories: { totalCount: number };
  rooms: { totalCount: number };
  addIns: { name: string }[];
}

export const CONTENT = `query Content($pool: ID!) {
  chatPool(fqdn: $pool) { categories(first: 1) { totalCount } rooms(first: 1) { totalCount } addIns { name } }
}`;

/** How many users can use a client with a chat pool. */
export interface Figure {
  eligibleCount: number;
  totalCount: number;
}

/** One population for each client, under the name of the client. */
export function populations(clients: readonly string[]): string {
  return `query Populations($pool: ID!) {
    ${clients.map((client) => `${client}: population(client: ${client}, pool: $pool) { eligibleCount totalCount }`).join('\n')}
  }`;
}
