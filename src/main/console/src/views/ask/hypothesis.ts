import type { Step } from './queries.js';

/** A question about one user. */
export interface Question {
  client: string;
  pool: string;
}

/** A question with facts that it takes as true instead of the stored ones: HypothesisInput of the API. */
export interface SupposedQuestion extends Question {
  suppose: {
    enabled?: boolean;
    homePool?: string;
    enabledByPolicy?: boolean;
    configuredFor?: string;
  };
}

/** The question that supposes that steps of a remedy were taken, each with its first candidate. */
export function supposing(question: Question, steps: readonly Step[]): SupposedQuestion {
  // other steps may depend on which pool it is about
  const pool = steps.find((step) => step.kind === 'USE_POOL')?.candidates[0] ?? question.pool;
  return steps.reduce((supposed, step) => take(supposed, step), { ...question, pool, suppose: {} });
}

function take(question: SupposedQuestion, step: Step): SupposedQuestion {
  const first = step.candidates[0];
  const { suppose } = question;
  switch (step.kind) {
    case 'ENABLE_USER': return { ...question, suppose: { ...suppose, enabled: true } };
    case 'GRANT_POLICY':
    case 'SWITCH_POLICY': return { ...question, suppose: { ...suppose, enabledByPolicy: true } };
    case 'HOME_USER': return first ? { ...question, suppose: { ...suppose, homePool: first } } : question;
    case 'REPOINT_CLIENT': return { ...question, suppose: { ...suppose, configuredFor: question.pool } };
    case 'USE_CLIENT': return first ? { ...question, client: first } : question;
    case 'USE_POOL': return question;
  }
}
