import type { RuleReason, Verdict } from './queries.js';

/** An answer as it is shown: yes, yes after a step of the user or an administrator, no. */
export type Answer = 'yes' | 'step' | 'no';

export function answerOf(verdict: { eligible: boolean; conditions: readonly unknown[] }): Answer {
  if (!verdict.eligible) {
    return 'no';
  }
  return verdict.conditions.length > 0 ? 'step' : 'yes';
}

/** What became of an obstacle between two answers. */
export interface Difference {
  fate: 'gone' | 'remaining' | 'appears';
  obstacle: RuleReason;
}

/** The obstacles of two answers, those of the first one first. */
export function differences(before: Verdict, after: Verdict): Difference[] {
  const has = (verdict: Verdict, id: string) => verdict.obstacles.find((obstacle) => obstacle.rule.id === id);
  return [
    ...before.obstacles.map((obstacle): Difference => {
      const remaining = has(after, obstacle.rule.id);
      return { fate: remaining ? 'remaining' : 'gone', obstacle: remaining ?? obstacle };
    }),
    ...after.obstacles
      .filter((obstacle) => !has(before, obstacle.rule.id))
      .map((obstacle): Difference => ({ fate: 'appears', obstacle })),
  ];
}

/** The titles of the rules that are an obstacle in all of some answers. */
export function obstaclesOfAll(answers: readonly { obstacles: readonly { rule: { title: string } }[] }[]): string[] {
  const [first, ...others] = answers.map(({ obstacles }) => obstacles.map(({ rule }) => rule.title));
  return (first ?? []).filter((title) => others.every((titles) => titles.includes(title)));
}
