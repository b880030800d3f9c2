import { describe, expect, it } from 'vitest';
import { configurationCounts, type Choices } from '../src/views/migration/queries.js';
import { changeOf, inBatches, questionsOf, spokenFor } from '../src/views/migration/what-if.js';

const CHOICES: Choices = {
  frontEndPools: [], policies: [],
  chatPools: [
    { fqdn: 'pchat01', release: 'LYNC_2013', state: 'IN_SERVICE' },
    { fqdn: 'gchat10', release: 'LYNC_2010', state: 'IN_SERVICE' },
    { fqdn: 'gone', release: 'LYNC_2010', state: 'MIGRATED' },
  ],
  clients: [
    { client: 'GROUP_CHAT_2010', legacy: true, releases: ['LYNC_2010', 'LYNC_2013'] },
    { client: 'LYNC_2013', legacy: false, releases: ['LYNC_2013'] },
    { client: 'SKYPE_FOR_BUSINESS', legacy: false, releases: ['LYNC_2013'] },
    { client: 'LYNC_MOBILE', legacy: false, releases: [] },
  ],
};

function change(address: string) {
  return changeOf(new URLSearchParams(address));
}

describe('a change that is tried', () => {
  it('is what the address says', () => {
    expect(change('what=move&homePool=pool03&search= ada &to=pool01')).toEqual({
      moveUsers: { filter: { homePool: 'pool03', search: 'ada' }, toPool: 'pool01' },
    });
    expect(change('what=switch&policy=Global&enable=true')).toEqual({ switchPolicy: { identity: 'Global', enablePersistentChat: true } });
    expect(change('what=switch&policy=Global')).toEqual({ switchPolicy: { identity: 'Global', enablePersistentChat: false } });
    expect(change('what=retire&retired=gchat10')).toEqual({ decommissionPool: 'gchat10' });
  });

  it.each(['', 'what=other', 'what=move', 'what=move&to=pool01', 'what=move&search=%20&to=pool01', 'what=move&site=Redmond', 'what=switch', 'what=retire'])(
    'is nothing while something is missing: %s', (address) => expect(change(address)).toBeUndefined());

  it('concerns chat pools in service, and clients that can use them', () => {
    expect(questionsOf(CHOICES)).toEqual([
      { client: 'GROUP_CHAT_2010', pool: 'pchat01' }, { client: 'LYNC_2013', pool: 'pchat01' }, { client: 'GROUP_CHAT_2010', pool: 'gchat10' },
    ]);
  });

  it('concerns the pool first that it retires', () => {
    expect(questionsOf(CHOICES, { decommissionPool: 'gchat10' }).map(({ pool }) => pool)).toEqual(['gchat10', 'pchat01', 'pchat01']);
  });

  it('has the same effect for all clients that are not legacy', () => {
    expect(spokenFor('LYNC_2013', CHOICES)).toEqual(['LYNC_2013', 'SKYPE_FOR_BUSINESS']);
    expect(spokenFor('GROUP_CHAT_2010', CHOICES)).toEqual(['GROUP_CHAT_2010']);
  });

  it('is calculated in batches', () => {
    expect(inBatches([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(inBatches([], 2)).toEqual([]);
  });
});

describe('the configurations of pools', () => {
  it('are counted in one request', () => {
    expect(configurationCounts(2).replace(/\s+/g, ' ')).toBe('query ConfigurationCounts($p0: ID!, $p1: ID!) { '
      + 'all0: clientConfigurations(pool: $p0, first: 1) { totalCount } broken0: clientConfigurations(pool: $p0, eligible: false, first: 1) { totalCount } '
      + 'all1: clientConfigurations(pool: $p1, first: 1) { totalCount } broken1: clientConfigurations(pool: $p1, eligible: false, first: 1) { totalCount } }');
  });
});
