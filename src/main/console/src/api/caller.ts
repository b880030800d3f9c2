import { query } from './graphql.js';
import type { Role } from './role.js';

/** Who uses the page. */
export interface Caller {
  name: string;
  role: Role;
}

/** Asks the service who uses the page. */
export async function readCaller(): Promise<Caller> {
  return (await query<{ caller: Caller }>('query Caller { caller { name role } }')).caller;
}
