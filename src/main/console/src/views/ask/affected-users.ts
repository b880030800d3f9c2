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
import { AFFECTED, type Affected, type Step } from './queries.js';

/** Who else a step affects; looked up when somebody asks. */
@customElement('lg-affected')
export class AffectedUsers extends LitElement {
  static override styles = [base, controls, css`
    ul { columns: 16rem; margin-block: 0.25rem 0.5rem; }
    li { break-inside: avoid; }
  `];
  @property({ attribute: false }) step!: Step;
  @property() client = '';
  @property() pool = '';
  @state() private open = false;

  private affected = new Task(this, {
    args: () => [this.open, this.step, this.client, this.pool] as const,
    task: async ([open, step, client, pool], { signal }) => {
      if (!open) {
        return undefined;
      }
      const change = { switchPolicy: { identity: step.subject, enablePersistentChat: true } };
      return (await query<{ impact: Affected }>(AFFECTED, { client, pool, change }, signal)).impact;
    },
  });

  override render() {
    return html`
      <p class="row"><span>${icons.people} ${ask.affects(this.step.alsoAffects)}</span>
        ${this.step.kind === 'SWITCH_POLICY' ? html`<button class="plain" aria-expanded=${this.open}
          @click=${() => { this.open = !this.open; }}>${ask.showAffected}</button>` : nothing}</p>
      ${this.open ? this.affected.render({
        pending: () => loading(),
        error: (error) => failure(error, () => void this.affected.run()),
        complete: (affected) => affected ? html`
          ${this.users(ask.gain(affected.gained), affected.gained, affected.usersWhoGain.nodes)}
          ${this.users(ask.lose(affected.lost), affected.lost, affected.usersWhoLose.nodes)}` : nothing,
      }) : nothing}`;
  }

  private users(heading: string, count: number, users: readonly FoundUser[]) {
    return count === 0 ? nothing : html`<p>${heading}:</p>
      <ul>${users.map((user) => html`<li>
        <a href=${href('/ask', { user: user.sipAddress, client: this.client, pool: this.pool })}>${name(user.displayName ?? user.sipAddress)}</a>
      </li>`)}
      ${count > users.length ? html`<li class="muted">${ask.andMore(count - users.length)}</li>` : nothing}</ul>`;
  }
}
