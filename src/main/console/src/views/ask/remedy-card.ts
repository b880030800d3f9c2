import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { query } from '../../api/graphql.js';
import { name, sentence } from '../../parts/name.js';
import { failure, loading } from '../../parts/notices.js';
import { base, controls } from '../../styles.js';
import { ask } from '../../texts/ask.js';
import './affected-users.js';
import { supposing } from './hypothesis.js';
import { SUPPOSE, type AffectedCount, type Decision, type Step, type Verdict } from './queries.js';
import { triedAnswer } from './tried-answer.js';
import { verdictStyles } from './verdict-styles.js';

/** One remedy. Steps that are tried are supposed together. */
@customElement('lg-remedy')
export class RemedyCard extends LitElement {
  static override styles = [base, controls, verdictStyles, css`
    .card { display: grid; gap: 0.5rem; padding: 0.75rem 1rem; border: 1px solid var(--lg-line); border-radius: var(--lg-radius); }
    h3 { font-size: var(--lg-small); color: var(--lg-muted); }
    ol { display: grid; gap: 0.6rem; grid-template-columns: minmax(0, 1fr); }
    .step-row { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.25rem 1rem; align-items: start; }
    .step-row + .step-row { padding-block-start: 0.6rem; border-block-start: 1px dashed var(--lg-line); }
    .step-row > div { display: grid; gap: 0.15rem; grid-template-columns: minmax(0, 1fr); }
    .description { font-size: 0.9375rem; font-weight: 550; }
    .tried { display: grid; gap: 0.5rem; grid-template-columns: minmax(0, 1fr); margin-block-start: 0.25rem; padding: 0.75rem; border-radius: 0.375rem; background: var(--lg-raised); }
    .tried li { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr); gap: 0 0.75rem; padding-block: 0.2rem; }
    .gone .name { text-decoration: line-through; color: var(--lg-muted); }
    .head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0.5rem; }
    @media (max-width: 30rem) { .step-row, .tried li { grid-template-columns: minmax(0, 1fr); } .step-row button { justify-self: start; } }
  `];
  @property({ attribute: false }) decision!: Decision;
  @property() client = '';
  @property({ attribute: false }) steps: Step[] = [];
  @property({ type: Number }) index = 1;
  /** How many other users the steps affect; nothing until it is known. */
  @property({ attribute: false }) counts: readonly AffectedCount[] | undefined;
  @property({ type: Boolean }) counting = false;
  @state() private tried: readonly Step[] = [];

  private answer = new Task(this, {
    args: () => [this.tried] as const,
    task: async ([tried], { signal }) => {
      if (tried.length === 0) {
        return undefined;
      }
      const question = supposing({ client: this.client, pool: this.decision.pool.fqdn }, tried);
      const user = this.decision.user.sipAddress;
      return (await query<{ eligibility: Verdict }>(SUPPOSE, { user, ...question }, signal)).eligibility;
    },
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('steps')) {
      this.tried = [];
    }
  }

  override render() {
    const all = this.tried.length === this.steps.length;
    return html`<div class="card" role="group" aria-labelledby="option">
      <div class="head"><h3 id="option">${ask.option(this.index, this.steps.length)}</h3>
        ${this.steps.length > 1 ? html`<button aria-pressed=${all} @click=${() => { this.tried = all ? [] : this.steps; }}>
          ${ask.tryAll}</button>` : nothing}</div>
      <ol>${this.steps.map((step, i) => this.step(step, i))}</ol>
      <div aria-live="polite">${this.answer.render({
        pending: () => this.tried.length === 0 ? nothing : loading(),
        error: (error) => failure(error, () => void this.answer.run()),
        complete: (verdict) => verdict ? triedAnswer(this.decision, verdict) : nothing,
      })}</div>
    </div>`;
  }

  private step(step: Step, i: number) {
    const isTried = this.tried.includes(step);
    return html`<li class="step-row">
      <div class="small">
        <p class="description" id="step-${i}">${sentence(step.description)}</p>
        ${step.candidates.length > 1 ? this.choices(step) : nothing}
        ${this.others(step)}
      </div>
      <button aria-pressed=${isTried} aria-describedby="step-${i}" @click=${() => this.toggle(step)}>
        ${isTried ? ask.trying : ask.tryIt}</button>
    </li>`;
  }

  private others(step: Step) {
    const count = this.counts?.find(({ kind, subject }) => kind === step.kind && subject === step.subject)?.alsoAffects;
    if (count === undefined) {
      return this.counting ? loading(ask.counting) : nothing;
    }
    if (count === 0) {
      return html`<p class="muted">${ask.affectsNobody}</p>`;
    }
    const { client, pool } = supposing({ client: this.client, pool: this.decision.pool.fqdn }, this.steps);
    return html`<lg-affected .step=${step} .count=${count} .user=${this.decision.user.sipAddress} .client=${client} .pool=${pool}></lg-affected>`;
  }

  private choices(step: Step) {
    const others = step.candidates.slice(1);
    const further = step.candidateCount - step.candidates.length;
    return html`<p class="muted">${ask.choices} ${others.map((other, i) => html`${i > 0 ? ', ' : ''}${name(other)}`)}${further > 0
      ? html` ${ask.moreChoices(further)}` : nothing}. ${step.follows ? ask.follows : nothing}</p>`;
  }

  private toggle(step: Step): void {
    // in the order of the remedy, so that the same steps are the same question
    this.tried = this.steps.filter((other) => (other === step) !== this.tried.includes(other));
  }
}
