import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icons } from '../../parts/icons.js';
import { nameInColumn } from '../../parts/name.js';
import { href } from '../../router.js';
import { plainText } from '../../safe-text.js';
import { base, controls } from '../../styles.js';
import { ask } from '../../texts/ask.js';
import { clients, nameOf } from '../../texts/names.js';
import type { Cell, UserFacts } from './queries.js';
import { answerOf, obstaclesOfAll } from './verdicts.js';
import { verdictStyles } from './verdict-styles.js';

/** Every client and chat pool in service of one user; each cell opens its answer. */
@customElement('lg-user-matrix')
export class UserMatrix extends LitElement {
  static override styles = [base, controls, verdictStyles, css`
    .panel { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
    .nowhere { display: flex; gap: 0.5rem; }
    table { inline-size: auto; }
    th, td { padding: 0.25rem; vertical-align: middle; }
    thead th { padding-block-end: 0.5rem; }
    tbody th { padding-inline-end: 0.5rem; font-weight: 500; min-inline-size: 10.5rem; }
    tr > th:first-child { position: sticky; inset-inline-start: 0; background: var(--lg-surface); }
    thead th + th { min-inline-size: 4.5rem; max-inline-size: 8rem; padding-inline: 0.65rem 0.25rem; }
    td a {
      display: flex; align-items: center; gap: 0.4rem; min-block-size: 2.25rem; padding: 0.25rem 0.4rem; border: 1px solid transparent;
      border-radius: 0.375rem; font-weight: 550; text-decoration: none;
    }
    td a.yes, td a.no, td a.step { --cut: var(--lg-surface); }
    td a.yes { color: var(--lg-yes); } td a.no { color: var(--lg-no); } td a.step { color: var(--lg-step); }
    td a:hover { background: var(--lg-raised); }
    td a[aria-current] { border-color: currentColor; background: var(--lg-raised); --cut: var(--lg-raised); }
    td a:hover { --cut: var(--lg-raised); }
    @media (max-width: 40rem) {
      tbody th { min-inline-size: 7.5rem; }
      thead th + th { min-inline-size: 4.5rem; padding-inline: 0.25rem; }
      td a { padding: 0.25rem; }
    }
  `];
  @property({ attribute: false }) facts!: UserFacts;
  @property() client = '';
  @property() pool = '';

  override render() {
    const cells = this.facts.eligibilities;
    const columns = [...new Set(cells.map((cell) => cell.client))];
    const rows = [...new Set(cells.map((cell) => cell.pool.fqdn))];
    const can = cells.filter((cell) => cell.eligible).length;
    return html`<section class="panel" aria-labelledby="matrix">
      <h2 id="matrix">${ask.matrix}</h2>
      ${rows.length === 0 ? html`<p class="muted">${ask.matrixNone}</p>` : html`
        ${can === 0 ? this.nowhere(cells) : nothing}
        <p class="muted">${ask.summary(can, cells.length)} ${cells.some((cell) => answerOf(cell) === 'step') ? ask.stepMeans : nothing}</p>
        <div class="scroll" tabindex="0" role="group" aria-labelledby="matrix"><table>
          <thead><tr><th scope="col">${ask.pool}</th>${columns.map((column) => html`
            <th scope="col">${nameOf(clients, column)}</th>`)}</tr></thead>
          <tbody>${rows.map((row) => html`<tr>
            <th scope="row">${nameInColumn(row)}</th>
            ${columns.map((column) => this.cell(cells.find((cell) => cell.client === column && cell.pool.fqdn === row)))}
          </tr>`)}</tbody>
        </table></div>`}
    </section>`;
  }

  /** What is in the way everywhere is to be mended first. */
  private nowhere(cells: readonly Cell[]) {
    const everywhere = obstaclesOfAll(cells);
    return html`<p class="nowhere"><span class="no">${icons.no}</span><span><b>${ask.nowhere}</b>
      ${everywhere.length > 0 ? ask.everywhere(everywhere) : nothing}</span></p>`;
  }

  private cell(cell: Cell | undefined) {
    if (!cell) {
      return html`<td></td>`;
    }
    const answer = answerOf(cell);
    const present = cell.client === this.client && cell.pool.fqdn.toLowerCase() === this.pool.toLowerCase();
    const reasons = [...cell.obstacles, ...cell.conditions].map(({ rule }) => rule.title).join('; ');
    return html`<td><a class=${answer} aria-current=${present ? 'true' : nothing} title=${reasons || nothing}
      aria-label=${ask.cell(nameOf(clients, cell.client), plainText(cell.pool.fqdn), ask.verdicts[answer], reasons)}
      href=${href('/ask', { user: this.facts.sipAddress, client: cell.client, pool: cell.pool.fqdn })}>
      ${icons[answer]}<span>${ask.short[answer]}</span></a></td>`;
  }
}
