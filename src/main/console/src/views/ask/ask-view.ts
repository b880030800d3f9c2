import { Task, TaskStatus } from '@lit/task';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { announce } from '../../announcer.js';
import { query } from '../../api/graphql.js';
import '../../parts/copy-address.js';
import { clientChoice, poolChoice } from '../../parts/choice.js';
import { CHOICES, type Choices } from '../../parts/choices.js';
import { name } from '../../parts/name.js';
import { empty, failure, loading } from '../../parts/notices.js';
import '../../parts/user-picker.js';
import { href, navigate } from '../../router.js';
import { base, controls } from '../../styles.js';
import { ask } from '../../texts/ask.js';
import './decision-panel.js';
import { DECIDE, USER, type Decision, type UserFacts } from './queries.js';
import './remedies-panel.js';
import './user-matrix.js';
import { answerOf } from './verdicts.js';

/** Asks about one user: `/ask?user=…&client=…&pool=…`. */
@customElement('lg-ask-view')
export class AskView extends LitElement {
  static override styles = [base, controls, css`
    form { display: grid; gap: 0.75rem 1rem; grid-template-columns: minmax(0, 2fr) minmax(0, 1.1fr) minmax(0, 2fr) auto; align-items: end; }
    .answer { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
    @media (min-width: 70rem) {
      .answer:has(lg-remedies) { grid-template: "decision remedies" auto "table remedies" 1fr / minmax(0, 1.15fr) minmax(0, 1fr); }
      lg-remedies { grid-area: remedies; }
    }
    @media (max-width: 60rem) { form { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } lg-user-picker { grid-column: 1 / -1; } }
    @media (max-width: 34rem) { form { grid-template-columns: minmax(0, 1fr); } }
  `];
  @property({ attribute: false }) parameters = new URLSearchParams();

  private choices = new Task(this, {
    args: () => [],
    task: (_, { signal }) => query<Choices>(CHOICES, {}, signal),
  });

  private facts = new Task(this, {
    args: () => [this.parameter('user')] as const,
    task: async ([user], { signal }) =>
      user ? (await query<{ user: UserFacts | null }>(USER, { user }, signal)).user : undefined,
  });

  private decision = new Task(this, {
    args: () => [this.parameter('user'), this.parameter('client'), this.parameter('pool')] as const,
    task: async ([user, client, pool], { signal }) => user && client && pool
      ? (await query<{ eligibility: Decision }>(DECIDE, { user, client, pool }, signal)).eligibility
      : undefined,
    onComplete: (decision) => {
      if (decision) {
        announce(ask.verdicts[answerOf(decision)]);
      }
    },
  });
  private isFromTable = false;

  override render() {
    return html`<div class="stack">
      ${this.form()}
      ${this.choices.render({
        error: (error) => failure(error, () => void this.choices.run()),
        complete: ({ chatPools }) => chatPools.length === 0 ? empty(ask.noPools) : nothing,
      })}
      ${this.parameter('user') ? html`<div class="answer">${this.answer()}${this.matrix()}</div>` : html`<p class="muted">${ask.start}</p>`}
    </div>`;
  }

  /** Who picks a cell is below the answer, which appears above. */
  protected override updated(): void {
    if (this.isFromTable && this.decision.status === TaskStatus.COMPLETE) {
      this.isFromTable = false;
      void this.renderRoot.querySelector('lg-decision')?.reveal();
    }
  }

  /** A user can be picked before the clients and chat pools are there. */
  private form() {
    const { clients, chatPools } = this.choices.value ?? { clients: [], chatPools: [] };
    return html`<form class="panel" role="search" @submit=${(event: Event) => event.preventDefault()}>
      <lg-user-picker .user=${this.parameter('user')} .displayName=${this.facts.value?.displayName ?? ''}
        @lg-pick=${(event: CustomEvent<string>) => this.show({ user: event.detail })}></lg-user-picker>
      <div>${clientChoice(clients, this.parameter('client'), (client) => this.show({ client }))}</div>
      <div>${poolChoice(chatPools, this.parameter('pool'), (pool) => this.show({ pool }))}</div>
      <lg-copy-address></lg-copy-address>
    </form>`;
  }

  private answer() {
    return this.decision.render({
      pending: () => loading(),
      error: (error) => this.facts.value === null ? nothing : failure(error, () => void this.decision.run()),
      complete: (decision) => decision ? html`
        <lg-decision .decision=${decision} .client=${this.parameter('client')} .facts=${this.facts.value}></lg-decision>
        ${decision.eligible ? nothing : html`
          <lg-remedies .decision=${decision} .client=${this.parameter('client')}></lg-remedies>`}` : nothing,
    });
  }

  private matrix() {
    return this.facts.render({
      pending: () => loading(),
      error: (error) => failure(error, () => void this.facts.run()),
      complete: (facts) => facts
        ? html`<lg-user-matrix @click=${() => { this.isFromTable = true; }} .facts=${facts} .client=${this.parameter('client')} .pool=${this.parameter('pool')}></lg-user-matrix>`
        : html`<p class="panel" role="alert">${ask.unknownUser(name(this.parameter('user')))}</p>`,
    });
  }

  private show(change: Partial<Record<'user' | 'client' | 'pool', string>>): void {
    const present = { user: this.parameter('user'), client: this.parameter('client'), pool: this.parameter('pool') };
    navigate(href('/ask', { ...present, ...change }));
  }

  private parameter(key: string): string {
    return this.parameters.get(key) ?? '';
  }
}
