import { describe, expect, it } from 'vitest';
import { fieldChanges, matches, type Change } from '../src/views/changes/change.js';
import { waitBefore } from '../src/api/wait.js';
import { byRule, matching, type CatalogueRule } from '../src/views/rules/catalogue.js';

const CHANGE: Change = {
  revision: 'e.1', at: '2026-01-02T03:04:05Z', actor: 'provisioning', kind: 'UPDATED', subjectType: 'User', subject: 'sip:ada@contoso.com',
  before: '{"home":"pool05","enabled":true,"grantedPolicy":null}', after: '{"home":"pool01","enabled":true,"grantedPolicy":null,"displayName":"Ada"}',
};

describe('a change', () => {
  it('shows the fields that differ, and counts the others', () => {
    expect(fieldChanges(CHANGE)).toEqual({
      changed: [{ field: 'home', before: 'pool05', after: 'pool01' }, { field: 'displayName', before: undefined, after: 'Ada' }], unchanged: 2,
    });
    expect(fieldChanges({ before: null, after: '{"a":1}' }).changed).toEqual([{ field: 'a', before: undefined, after: 1 }]);
    expect(fieldChanges({ before: '{"a":{"b":1}}', after: '{"a":{"b":1}}' })).toEqual({ changed: [], unchanged: 1 });
  });

  it('matches a filter by object, author or name, type and kind', () => {
    const all = { text: '', type: '', kind: '' };
    expect(matches(CHANGE, all)).toBe(true);
    for (const text of ['ADA@', 'Provis', ' ada ']) {
      expect(matches(CHANGE, { ...all, text })).toBe(true);
    }
    expect(matches(CHANGE, { ...all, text: 'pool05' })).toBe(false);
    expect(matches(CHANGE, { ...all, type: 'Room' })).toBe(false);
    expect(matches(CHANGE, { ...all, kind: 'DELETED' })).toBe(false);
  });
});

describe('the catalogue', () => {
  const rule = (id: string, kind: CatalogueRule['kind'], statement: string): CatalogueRule =>
    ({ id, kind, statement, title: id, source: '', enforcement: 'DENY', fromCoexistenceGuide: true });
  const rules = [rule('NAME_IS_UNIQUE', 'INVARIANT', 'Names are unique.'), rule('PROVISIONED_USERS', 'ADVISORY', 'Many users.')];

  it('is filtered by words in any order, by kind, and by findings', () => {
    const ids = (text: string, kind = '', onlyFound = false) =>
      matching(rules, { text, kind, onlyFound }, (id) => id === 'PROVISIONED_USERS').map(({ id }) => id);
    expect(ids('')).toHaveLength(2);
    expect(ids('unique NAME')).toEqual(['NAME_IS_UNIQUE']);
    expect(ids('', 'ADVISORY')).toEqual(['PROVISIONED_USERS']);
    expect(ids('', '', true)).toEqual(['PROVISIONED_USERS']);
    expect(ids('nothing like it')).toEqual([]);
  });

  it('has all findings of a rule', () => {
    const finding = (id: string, count: number) => ({ rule: { id }, count, reason: '', subjects: [] });
    expect(byRule([finding('A', 1), finding('B', 2), finding('A', 3)]).get('A')?.map(({ count }) => count)).toEqual([1, 3]);
  });
});

describe('reconnecting', () => {
  it('waits a second at least, and longer after each failure, with a random part', () => {
    expect(waitBefore(0, 0)).toBe(1_000);
    expect(waitBefore(0, 1)).toBe(2_000);
    expect(waitBefore(3, 0.5)).toBe(5_000);
    expect(waitBefore(50, 1)).toBe(31_000);
  });
});
