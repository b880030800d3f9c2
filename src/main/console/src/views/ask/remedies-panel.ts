import { Task, TaskStatus } from '@lit/task';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { query } from '../../api/graphql.js';
import { failure } from '../../parts/notices.js';
import { base, controls } from '../../styles.js';
import { ask } from '../../texts/ask.js';
import { AFFECTS, type AffectsResponse, type Decision } from './queries.js';
import './remedy-card.js';

/** What would make a combination possible: each remedy with its steps, to be tried. */
@customElement('lg-remedies')
export class RemediesPanel extends LitElement {
  static override styles = [base, controls, css`
    .panel { display: grid; gap: 0.75rem; }
  `];
  @property({ attribute: false }) decision!: Decision;
  @property() client = '';

  /** By remedy, the steps with the number of other users whom each affects. */
  private affects = new Task(this, {
    args: () => [this.decision, this.client] as const,
    task: async ([{ user, pool, remedies }, client], { signal }) => {
      if (remedies.length === 0) {
        return [];
      }
      const variables = { user: user.sipAddress, client, pool: pool.fqdn };
      return (await query<AffectsResponse>(AFFECTS, variables, signal)).eligibility.remedies.map(({ steps }) => steps);
    },
  });

  override render() {
    const { remedies } = this.decision;
    const counts = this.affects.status === TaskStatus.COMPLETE ? this.affects.value : undefined;
    return html`<section class="panel" aria-labelledby="remedies">
      <h2 id="remedies">${ask.remedies}</h2>
      ${remedies.length === 0 ? html`<p>${ask.noRemedies}</p>` : html`<p class="small muted">${ask.supposes}</p>`}
      ${remedies.map((remedy, i) => html`
        <lg-remedy .decision=${this.decision} .client=${this.client} .steps=${remedy.steps} .index=${i + 1}
          .counts=${counts?.[i]} ?counting=${this.affects.status === TaskStatus.PENDING}></lg-remedy>`)}
      ${this.affects.status === TaskStatus.ERROR ? failure(this.affects.error, () => void this.affects.run()) : nothing}
    </section>`;
  }
}
