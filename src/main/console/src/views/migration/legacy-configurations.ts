import { Task } from '@lit/task';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { query } from '../../api/graphql.js';
import { formatNumber } from '../../format.js';
import { nameInColumn } from '../../parts/name.js';
import { failure, loading } from '../../parts/notices.js';
import { href } from '../../router.js';
import { plainText } from '../../safe-text.js';
import { base, controls } from '../../styles.js';
import { configurations as texts } from '../../texts/configurations.js';
import { configurationCounts, type ConfigurationCounts } from './queries.js';

/** How many clients are configured for each of some chat pools, and for how many of them that is of no use. */
@customElement('lg-legacy-configurations')
export class LegacyConfigurations extends LitElement {
  static override styles = [base, controls, css`
    th.number, td.number { text-align: end; }
    tbody th { font-weight: 500; }
  `];
  /** FQDNs. */
  @property({ attribute: false }) pools: readonly string[] = [];

  private counts = new Task(this, {
    args: () => [this.pools.join(' ')] as const,
    task: (_, { signal }) => query<ConfigurationCounts>(
      configurationCounts(this.pools.length), Object.fromEntries(this.pools.map((pool, i) => [`p${i}`, pool])), signal),
  });

  override render() {
    return this.counts.render({
      pending: () => loading(),
      error: (error) => failure(error, () => void this.counts.run()),
      complete: (counts) => html`<div class="scroll" tabindex="0" role="group" aria-label=${texts.title}><table>
          <thead><tr><th scope="col">${texts.pool}</th><th scope="col" class="number">${texts.count}</th><th scope="col" class="number">${texts.broken}</th></tr></thead>
          <tbody>${this.pools.map((pool, i) => html`<tr><th scope="row">${nameInColumn(pool)}</th>
            ${this.count(pool, false, counts[`all${i}`]?.totalCount ?? 0)}${this.count(pool, true, counts[`broken${i}`]?.totalCount ?? 0)}</tr>`)}
          </tbody></table></div>
        <p class="small muted">${texts.brokenText}</p>`,
    });
  }

  private count(pool: string, broken: boolean, count: number) {
    const to = href('/estate', { pool, configurations: broken ? 'broken' : 'all' });
    return html`<td class="number">${count === 0 ? formatNumber(0) : html`
      <a href=${to} aria-label=${`${formatNumber(count)}. ${texts.listOf(plainText(pool), broken)}`}>${formatNumber(count)}</a>`}</td>`;
  }
}
