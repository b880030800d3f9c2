/** What Migration reads. */
export interface Finding {
  rule: { id: string; title: string };
  reason: string;
  count: number;
}

export interface Migration {
  source: { fqdn: string; release: string; state: string };
  target: { fqdn: string };
  complete: boolean;
}

/** What is to be looked at before a legacy chat pool is decommissioned, and what prevents that. */
export interface Findings {
  findings: Finding[];
  blockers: Finding[];
}

export interface ObstacleCount {
  rule: { id: string; title: string; statement: string };
  userCount: number;
}

export interface Deployment {
  release: string;
  homedUserCount: number;
  categoryCount: number;
  roomCount: number;
  addInCount: number;
  chatPools: { fqdn: string; state: string }[];
}

export interface Status {
  /** All users, whether they count as ready or not. */
  totalUsers: number;
  phase: string;
  usersReadyForLync2013: number;
  usersNotReady: ObstacleCount[];
  accountsNotEnabled: number;
  legacyConfigurations: number;
  deployments: Deployment[];
  migrations: Migration[];
}

const FINDING = '{ rule { id title } reason count }';
const OBSTACLE = '{ rule { id title statement } userCount }';

/** The response to STATUS. */
export interface StatusResponse {
  users: { totalCount: number };
  migrationStatus: Omit<Status, 'totalUsers'>;
}

export const STATUS = `query MigrationStatus {
  users(first: 1) { totalCount }
  migrationStatus {
    phase usersReadyForLync2013 usersNotReady ${OBSTACLE} accountsNotEnabled legacyConfigurations
    deployments { release homedUserCount categoryCount roomCount addInCount chatPools { fqdn state } }
    migrations { source { fqdn release state } target { fqdn } complete }
  }
}`;

/** The response to FINDINGS. */
export interface FindingsResponse {
  migrationStatus: { migrations: (Findings & { source: { fqdn: string } })[] };
}

/** Read after the figures, which need less time. */
export const FINDINGS = `query MigrationFindings {
  migrationStatus { migrations { source { fqdn } findings ${FINDING} blockers ${FINDING} } }
}`;

/** The first objects of each finding of one migration, in the order of the findings. */
export interface SubjectsResponse {
  chatPool: { migration: Record<keyof Findings, { subjects: string[] }[]> | null } | null;
}

/** Read when somebody opens a finding: it needs the longest time. */
export const SUBJECTS = `query FindingSubjects($pool: ID!) {
  chatPool(fqdn: $pool) { migration { findings { subjects } blockers { subjects } } }
}`;

/** A change that is only tried: PlannedChangeInput of the API. */
export type PlannedChange =
  | { moveUsers: { filter: Record<string, string>; toPool: string } }
  | { switchPolicy: { identity: string; enablePersistentChat: boolean } }
  | { decommissionPool: string };

export interface Choices {
  frontEndPools: { fqdn: string; release: string; site: string }[];
  chatPools: { fqdn: string; release: string; state: string }[];
  policies: { identity: string; enablePersistentChat: boolean }[];
  clients: { client: string; legacy: boolean; releases: string[] }[];
}

export const CHOICES = `query Choices {
  frontEndPools { fqdn release site } chatPools { fqdn release state } policies { identity enablePersistentChat }
  clients { client legacy releases }
}`;

export interface Impact {
  gained: number;
  lost: number;
  unchanged: number;
  lostByObstacle: ObstacleCount[];
}

/** A client and a chat pool for which an impact is asked. */
export interface Question {
  client: string;
  pool: string;
}

/** The impacts of one change on several questions, under the names `i0`, `i1` and so on. */
export function impacts(questions: readonly Question[]): string {
  const variables = questions.map((_, i) => `$c${i}: Client!, $p${i}: ID!`).join(', ');
  return `query Impacts($change: PlannedChangeInput!, ${variables}) {
    ${questions.map((_, i) => `i${i}: impact(client: $c${i}, pool: $p${i}, change: $change) {
      gained lost unchanged lostByObstacle ${OBSTACLE}
    }`).join('\n')}
  }`;
}

/** The users who gain or lose by a change. */
export function affectedUsers(field: 'usersWhoGain' | 'usersWhoLose', page: string): string {
  return `query AffectedUsers($client: Client!, $pool: ID!, $change: PlannedChangeInput!, $first: Int, $after: String) {
    impact(client: $client, pool: $pool, change: $change) { users: ${field}(first: $first, after: $after) ${page} }
  }`;
}

/** Of so many chat pools, the configurations, under the names `all0`, `all1` and so on, and those that do not work, under `broken0`. */
export type ConfigurationCounts = Record<string, { totalCount: number }>;

export function configurationCounts(pools: number): string {
  const numbers = Array.from({ length: pools }, (_, i) => i);
  return `query ConfigurationCounts(${numbers.map((i) => `$p${i}: ID!`).join(', ')}) {
    ${numbers.map((i) => `all${i}: clientConfigurations(pool: $p${i}, first: 1) { totalCount }
      broken${i}: clientConfigurations(pool: $p${i}, eligible: false, first: 1) { totalCount }`).join('\n')}
  }`;
}
