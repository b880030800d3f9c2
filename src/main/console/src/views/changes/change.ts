/** An entry of the change log. */
export interface Change {
  revision: string;
  at: string;
  actor: string;
  kind: 'CREATED' | 'UPDATED' | 'DELETED';
  subjectType: string;
  subject: string;
  /** JSON; null if the object did not exist. */
  before: string | null;
  after: string | null;
}

export interface ChangePage {
  nodes: Change[];
  pageInfo: { startCursor: string | null; endCursor: string | null; hasNextPage: boolean };
}

const FIELDS = 'revision at actor kind subjectType subject before after';

export const NEWEST = `query Changes($first: Int!, $after: ID, $subject: ID) {
  changes(first: $first, order: NEWEST_FIRST, after: $after, subject: $subject) {
    nodes { ${FIELDS} } pageInfo { startCursor endCursor hasNextPage }
  }
}`;

export const NEWEST_REVISION = 'query NewestRevision { changes(first: 1, order: NEWEST_FIRST) { pageInfo { startCursor } } }';

export const FOLLOW = `subscription Follow($after: ID) { changes(after: $after) { ${FIELDS} } }`;

/** One field before and after a change; undefined where it is not there. */
export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

/** The fields of a change that differ, and the number of the others. */
export function fieldChanges(change: Pick<Change, 'before' | 'after'>): { changed: FieldChange[]; unchanged: number } {
  const before = parse(change.before);
  const after = parse(change.after);
  const all = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = all
    .map((field) => ({ field, before: before[field], after: after[field] }))
    .filter((pair) => JSON.stringify(pair.before) !== JSON.stringify(pair.after));
  return { changed, unchanged: all.length - changed.length };
}

function parse(json: string | null): Record<string, unknown> {
  return json === null ? {} : (JSON.parse(json) as Record<string, unknown>);
}

/** Which changes are shown. */
export interface ChangeFilter {
  text: string;
  type: string;
  kind: string;
}

export function matches(change: Change, filter: ChangeFilter): boolean {
  const text = filter.text.trim().toLowerCase();
  return (filter.type === '' || change.subjectType === filter.type)
    && (filter.kind === '' || change.kind === filter.kind)
    && (text === '' || `${change.subject}\n${change.actor}\n${displayName(change)}`.toLowerCase().includes(text));
}

function displayName(change: Change): string {
  const { displayName: shown } = parse(change.after ?? change.before);
  return typeof shown === 'string' ? shown : '';
}
