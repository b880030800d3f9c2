import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../parts/icons.js';
import { sentence } from '../../parts/name.js';
import { ask } from '../../texts/ask.js';
import type { Verdict } from './queries.js';
import { answerOf, differences } from './verdicts.js';

/** How the answer changes with what is tried: both answers, and what becomes of each obstacle. */
export function triedAnswer(before: Verdict, after: Verdict): TemplateResult {
  const [from, to] = [answerOf(before), answerOf(after)];
  const tag = (answer: typeof from) => html`<span class="tag ${answer}">${icons[answer]} ${ask.verdicts[answer]}</span>`;
  return html`<div class="tried small">
    <p class="visually-hidden">${from === to
      ? ask.stays(ask.verdicts[to]) : ask.changes(ask.verdicts[from], ask.verdicts[to])}</p>
    <p class="row" aria-hidden="true">${ask.before} ${tag(from)} ${icons.arrow} ${ask.after} ${tag(to)}</p>
    <ul>${differences(before, after).map(({ fate, obstacle }) => html`
      <li class=${fate}><span class="muted">${ask[fate]}</span>${sentence(obstacle.reason)}</li>`)}</ul>
    ${after.conditions.length === 0 ? nothing : html`<p>${ask.conditions}:</p>
      <ul>${after.conditions.map(({ reason }) => html`<li><span></span>${sentence(reason)}</li>`)}</ul>`}
  </div>`;
}
