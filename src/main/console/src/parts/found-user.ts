/** A user as lists of users show it. */
export interface FoundUser {
  sipAddress: string;
  displayName: string | null;
  enabled: boolean;
  home: { fqdn: string; release: string } | null;
}

/** The fields of a found user in a query. */
export const FOUND_USER = 'sipAddress displayName enabled home { fqdn release }';

export const SEARCH = `query Search($text: String!, $first: Int!) {
  users(first: $first, filter: { search: $text }) { nodes { ${FOUND_USER} } }
}`;
