import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, controls } from '../../styles.js';
import { ask } from '../../texts/ask.js';
import type { Decision } from './queries.js';
import './remedy-card.js';

/** What would make a combination possible: each remedy with its steps, to be tried. */
@customElement('lg-remedies')
export class RemediesPanel extends LitElement {
  static override styles = [base, controls, css`
    .panel { display: grid; gap: 0.75rem; }
  `];
  @property({ attribute: false }) decision!: Decision;
  @property() client = '';

  override render() {
    const { remedies } = this.decision;
    return html`<section class="panel" aria-labelledby="remedies">
      <h2 id="remedies">${ask.remedies}</h2>
      ${remedies.length === 0 ? html`<p>${ask.noRemedies}</p>` : html`<p class="small muted">${ask.supposes}</p>`}
      ${remedies.map((remedy, i) => html`
        <lg-remedy .decision=${this.decision} .client=${this.client} .steps=${remedy.steps} .index=${i + 1}></lg-remedy>`)}
    </section>`;
  }
}
