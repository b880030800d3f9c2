import { Task } from '@lit/task';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { query } from '../../api/graphql.js';
import type { FoundUser } from '../../parts/found-user.js';
import { icons } from '../../parts/icons.js';
import { name } from '../../parts/name.js';
import { failure, loading } from '../../parts/notices.js';
import { href } from '../../router.js';
import { base, controls } from '../../styles.js';
import { ask } from '../../texts/ask.js';
import { clients, nameOf } from '../../texts/names.js';
import { AFFECTED, type Affected, type Step } from './queries.js';

const SHOWN = 20;

/** Who else gains the client on the pool of a remedy by one of its steps; looked up when somebody asks. */
@customElement('lg-affected')
export class AffectedUsers extends LitElement {
  static override styles = [base, controls, css`
    ul { columns: 16rem; margin-block: 0.25rem 0.5rem; }
    li { break-inside: avoid; }
  `];
  @property({ attribute: false }) step!: Step;
  /** How many. */
  @property({ type: Number }) count = 0;
  /** The SIP address of the user of the remedy, who is not among the others. */
  @property() user = '';
  /** Those of the remedy, which may be others than those of the question. */
  @property() client = '';
  @property() pool = '';
  @state() private open = false;

  private affected = new Task(this, {
    args: () => [this.open, this.step, this.client, this.pool] as const,
    task: async ([open, step, client, pool], { signal }) => {
      if (!open) {
        return undefined;
      }
      const change = { switchPolicy: { identity: step.candidates[0] ?? step.subject, enablePersistentChat: true } };
      return (await query<{ impact: Affected }>(AFFECTED, { client, pool, change }, signal)).impact;
    },
  });

  override render() {
    return html`
      <p class="row"><span>${icons.people} ${ask.affects(this.count)}</span>
        <button class="plain" aria-expanded=${this.open} @click=${() => { this.open = !this.open; }}>${ask.showAffected}</button></p>
      ${this.open ? this.affected.render({
        pending: () => loading(),
        error: (error) => failure(error, () => void this.affected.run()),
        complete: (affected) => affected ? this.users(affected.usersWhoGain.nodes) : nothing,
      }) : nothing}`;
  }

  private users(found: readonly FoundUser[]) {
    const users = found.filter(({ sipAddress }) => sipAddress !== this.user).slice(0, SHOWN);
    const further = this.count - users.length;
    return html`<p>${ask.gain(this.count, nameOf(clients, this.client), name(this.pool))}</p>
      <ul>${users.map((user) => html`<li>
        <a href=${href('/ask', { user: user.sipAddress, client: this.client, pool: this.pool })}>${name(user.displayName ?? user.sipAddress)}</a>
      </li>`)}
      ${further > 0 ? html`<li><a href=${this.all()}>${ask.andMore(further)}</a></li>` : nothing}</ul>`;
  }

  /** The same change on the view Migration, which lists all. */
  private all(): string {
    return href('/migration', {
      what: 'switch', policy: this.step.candidates[0] ?? this.step.subject, enable: 'true', client: this.client, at: this.pool,
    });
  }
}
