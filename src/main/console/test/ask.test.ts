import { describe, expect, it } from 'vitest';
import { supposing } from '../src/views/ask/hypothesis.js';
import type { RuleReason, Step, StepKind } from '../src/views/ask/queries.js';
import { answerOf, differences, obstaclesOfAll } from '../src/views/ask/verdicts.js';

const QUESTION = { client: 'LYNC_2013', pool: 'pchat01.contoso.com' };

function step(kind: StepKind, ...candidates: string[]): Step {
  return { kind, subject: '', description: '', candidates, candidateCount: candidates.length, follows: null };
}

function obstacle(id: string, reason = ''): RuleReason {
  return { rule: { id, title: '', statement: '' }, reason };
}

describe('trying steps of a remedy', () => {
  it('supposes the fact that each step changes', () => {
    expect(supposing(QUESTION, [step('ENABLE_USER')]).suppose).toEqual({ enabled: true });
    expect(supposing(QUESTION, [step('HOME_USER', 'pool02', 'pool01')]).suppose).toEqual({ homePool: 'pool02' });
    expect(supposing(QUESTION, [step('GRANT_POLICY', 'Tag:Traders')]).suppose).toEqual({ enabledByPolicy: true });
    expect(supposing(QUESTION, [step('SWITCH_POLICY', 'Global')]).suppose).toEqual({ enabledByPolicy: true });
    expect(supposing(QUESTION, [step('REPOINT_CLIENT')]).suppose).toEqual({ configuredFor: 'pchat01.contoso.com' });
  });

  it('asks about another client or pool where a step says so', () => {
    expect(supposing(QUESTION, [step('USE_CLIENT', 'GROUP_CHAT_2010')])).toEqual({ ...QUESTION, client: 'GROUP_CHAT_2010', suppose: {} });
    expect(supposing(QUESTION, [step('REPOINT_CLIENT'), step('USE_POOL', 'gchat10')])).toEqual({
      client: 'LYNC_2013', pool: 'gchat10', suppose: { configuredFor: 'gchat10' },
    });
  });

  it('supposes several steps together', () => {
    expect(supposing(QUESTION, [step('ENABLE_USER'), step('HOME_USER', 'pool02')]).suppose).toEqual({ enabled: true, homePool: 'pool02' });
    expect(supposing(QUESTION, [])).toEqual({ ...QUESTION, suppose: {} });
  });
});

describe('answers', () => {
  it('are yes, yes after a step, or no', () => {
    expect(answerOf({ eligible: true, conditions: [] })).toBe('yes');
    expect(answerOf({ eligible: true, conditions: [obstacle('MANUAL_CONFIGURATION')] })).toBe('step');
    expect(answerOf({ eligible: false, conditions: [obstacle('MANUAL_CONFIGURATION')] })).toBe('no');
  });

  it('have the obstacles that all of them have', () => {
    const answer = (...titles: string[]) => ({ obstacles: titles.map((title) => ({ rule: { title } })) });
    expect(obstaclesOfAll([answer('a', 'b'), answer('b', 'a', 'c'), answer('a')])).toEqual(['a']);
    expect(obstaclesOfAll([answer('a'), answer()])).toEqual([]);
    expect(obstaclesOfAll([])).toEqual([]);
  });

  it('differ by obstacles that go, remain and appear, each with its present reason', () => {
    const before = { eligible: false, obstacles: [obstacle('A', 'a'), obstacle('B', 'b')], conditions: [] };
    const after = { eligible: false, obstacles: [obstacle('B', 'b2'), obstacle('C', 'c')], conditions: [] };
    expect(differences(before, after).map(({ fate, obstacle: { reason } }) => [fate, reason]))
      .toEqual([['gone', 'a'], ['remaining', 'b2'], ['appears', 'c']]);
  });
});
