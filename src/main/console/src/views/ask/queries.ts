import { FOUND_USER, type FoundUser } from '../../parts/found-user.js';

/** What Ask reads, each as one request. */
export interface RuleReason {
  rule: { id: string; title: string; statement: string };
  reason: string;
}

export interface Verdict {
  eligible: boolean;
  obstacles: RuleReason[];
  conditions: RuleReason[];
}

export type StepKind =
  | 'ENABLE_USER' | 'GRANT_POLICY' | 'HOME_USER' | 'REPOINT_CLIENT' | 'SWITCH_POLICY' | 'USE_CLIENT' | 'USE_POOL';

export interface Step {
  kind: StepKind;
  subject: string;
  description: string;
  candidates: string[];
  candidateCount: number;
  follows: StepKind | null;
}

export interface Policy {
  decidedBy: string;
  enablePersistentChat: boolean;
  scope: string;
}

export interface Decision extends Verdict {
  advisories: RuleReason[];
  policy: Policy;
  user: { sipAddress: string; displayName: string | null };
  pool: { fqdn: string };
  remedies: { steps: Step[] }[];
}

export interface Cell {
  client: string;
  pool: { fqdn: string };
  eligible: boolean;
  obstacles: { rule: { title: string } }[];
  conditions: { rule: { title: string } }[];
}

export interface UserFacts {
  sipAddress: string;
  displayName: string | null;
  enabled: boolean;
  hosting: string;
  home: { fqdn: string; release: string; site: string } | null;
  effectivePolicy: Policy;
  clientConfigurations: { client: string; pool: { fqdn: string } }[];
  eligibilities: Cell[];
}

export interface Affected {
  usersWhoGain: { nodes: FoundUser[] };
}

const REASON = '{ rule { id title statement } reason }';
const POLICY = '{ decidedBy enablePersistentChat scope }';

export const DECIDE = `query Decide($user: ID!, $client: Client!, $pool: ID!) {
  eligibility(user: $user, client: $client, pool: $pool) {
    eligible obstacles ${REASON} conditions ${REASON} advisories ${REASON} policy ${POLICY}
    user { sipAddress displayName } pool { fqdn }
    remedies { steps { kind subject description candidates candidateCount follows } }
  }
}`;

/** How many other users a step affects. */
export interface AffectedCount {
  kind: StepKind;
  subject: string;
  alsoAffects: number;
}

export interface AffectsResponse {
  eligibility: { remedies: { steps: AffectedCount[] }[] };
}

/** Read after the decision: it counts all users. */
export const AFFECTS = `query Affects($user: ID!, $client: Client!, $pool: ID!) {
  eligibility(user: $user, client: $client, pool: $pool) { remedies { steps { kind subject alsoAffects } } }
}`;

export const SUPPOSE = `query Suppose($user: ID!, $client: Client!, $pool: ID!, $suppose: HypothesisInput) {
  eligibility(user: $user, client: $client, pool: $pool, suppose: $suppose) {
    eligible obstacles ${REASON} conditions ${REASON}
  }
}`;

export const USER = `query User($user: ID!) {
  user(sipAddress: $user) {
    sipAddress displayName enabled hosting home { fqdn release site } effectivePolicy ${POLICY}
    clientConfigurations { client pool { fqdn } }
    eligibilities { client pool { fqdn } eligible obstacles { rule { title } } conditions { rule { title } } }
  }
}`;

export const AFFECTED = `query Affected($client: Client!, $pool: ID!, $change: PlannedChangeInput!) {
  impact(client: $client, pool: $pool, change: $change) {
    usersWhoGain(first: 21) { nodes { ${FOUND_USER} } }
  }
}`;
