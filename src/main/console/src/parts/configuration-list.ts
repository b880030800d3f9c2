import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { query } from '../api/graphql.js';
import { href } from '../router.js';
import { base, controls } from '../styles.js';
import { common } from '../texts/common.js';
import { clients, nameOf } from '../texts/names.js';
import { configurations as texts } from '../texts/configurations.js';
import { csvOf } from './csv.js';
import { saveAs } from './download.js';
import { name, nameInColumn } from './name.js';
import { empty, failure, loading } from './notices.js';
import { Pages, type Page } from './pages.js';

interface Configuration {
  user: { sipAddress: string; displayName: string | null };
  client: string;
  pool: { fqdn: string };
}

const CONFIGURATIONS = `query Configurations($pool: ID, $eligible: Boolean, $first: Int, $after: String) {
  clientConfigurations(pool: $pool, eligible: $eligible, first: $first, after: $after) {
    nodes { user { sipAddress displayName } client pool { fqdn } } totalCount pageInfo { endCursor hasNextPage }
  }
}`;

/** The client configurations for a chat pool: all, those that work, or those that do not any more. */
@customElement('lg-configuration-list')
export class ConfigurationList extends LitElement {
  static override styles = [base, controls, css`.foot { justify-content: space-between; margin-block-start: 0.5rem; }`];
  /** The FQDN. */
  @property() pool = '';
  /** Without it both. */
  @property({ attribute: false }) eligible: boolean | undefined;
  private configurations = new Pages<Configuration>(this, async (after, first, signal) =>
    (await query<{ clientConfigurations: Page<Configuration> }>(
      CONFIGURATIONS, { pool: this.pool, eligible: this.eligible ?? null, first, after }, signal)).clientConfigurations);

  override render() {
    const { entries, totalCount, isBusy, problem, hasNext } = this.configurations;
    return html`
      ${totalCount !== undefined && entries.length === 0 ? empty(texts.nothing) : nothing}
      ${entries.length > 0 ? html`<div class="scroll" tabindex="0" role="group" aria-label=${texts.title}><table>
        <thead><tr><th scope="col">${texts.user}</th><th scope="col">${texts.client}</th></tr></thead>
        <tbody>${entries.map((configuration) => this.row(configuration))}</tbody>
      </table></div>` : nothing}
      ${isBusy ? loading() : nothing}
      ${problem ? failure(problem, () => void this.configurations.readNext()) : nothing}
      ${totalCount !== undefined ? html`<p class="row foot"><span class="muted small" role="status">${texts.shown(entries.length, totalCount)}</span>
        <span class="row">
          ${hasNext ? html`<button ?disabled=${isBusy} @click=${() => void this.configurations.readNext()}>${common.more}</button>` : nothing}
          ${totalCount > 0 ? html`<button ?disabled=${isBusy} @click=${() => void this.save()}>${common.csv}</button>` : nothing}
        </span></p>` : nothing}`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('pool') || changed.has('eligible')) {
      this.configurations.restart();
    }
  }

  private row({ user, client, pool }: Configuration) {
    return html`<tr>
      <td><a href=${href('/ask', { user: user.sipAddress, client, pool: pool.fqdn })}>${name(user.displayName ?? user.sipAddress)}</a>
        ${user.displayName ? html`<div class="small muted">${nameInColumn(user.sipAddress.replace(/^sip:/, ''))}</div>` : nothing}</td>
      <td>${nameOf(clients, client)}</td>
    </tr>`;
  }

  private save(): Promise<void> {
    return this.configurations.save(async (pages) => saveAs(await csvOf(texts.columns, pages, ({ user, client, pool }) =>
      [user.sipAddress, user.displayName ?? '', nameOf(clients, client), pool.fqdn]), `client-configurations-${this.pool}.csv`));
  }
}
