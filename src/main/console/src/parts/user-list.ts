import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { query } from '../api/graphql.js';
import { href } from '../router.js';
import { base, controls } from '../styles.js';
import { common } from '../texts/common.js';
import { hostings, nameOf, releases } from '../texts/names.js';
import { users as texts } from '../texts/users.js';
import { csvOf } from './csv.js';
import { download, saveAs } from './download.js';
import { name, nameInColumn } from './name.js';
import { empty, failure, loading } from './notices.js';
import { Pages, type Page, type PageReader } from './pages.js';

export interface ListedUser {
  sipAddress: string;
  displayName: string | null;
  enabled: boolean;
  hosting: string;
  home: { fqdn: string; release: string } | null;
}

/** What a list of users selects of UserConnection. */
export const USER_PAGE = `{
  nodes { sipAddress displayName enabled hosting home { fqdn release } } totalCount pageInfo { endCursor hasNextPage }
}`;

const USERS = `query Users($filter: UserFilterInput, $first: Int, $after: String) {
  users(filter: $filter, first: $first, after: $after) ${USER_PAGE}
}`;

const POPULATION = `query Population($client: Client!, $pool: ID!, $filter: UserFilterInput, $eligible: Boolean, $rule: ID,
    $first: Int, $after: String) {
  population(client: $client, pool: $pool, filter: $filter) {
    users(eligible: $eligible, rule: $rule, first: $first, after: $after) ${USER_PAGE}
  }
}`;

/** Users of a filter; with a client and a pool those who can, or cannot, use it. With `read` another list of users. */
@customElement('lg-user-list')
export class UserList extends LitElement {
  static override styles = [base, controls, css`
    .foot { justify-content: space-between; margin-block-start: 0.5rem; }
    td, th { vertical-align: middle; }
    td { min-inline-size: 5.5rem; }
    td:first-child, td:nth-child(2) { min-inline-size: 8rem; }
  `];
  @property() client = '';
  @property() pool = '';
  /** Without it both. */
  @property({ attribute: false }) eligible: boolean | undefined;
  /** The id of a rule that is an obstacle. */
  @property() rule = '';
  @property({ attribute: false }) filter: Record<string, string | boolean> = {};
  @property({ attribute: false }) read: PageReader<ListedUser> | undefined;
  private users = new Pages<ListedUser>(this, (after, first, signal) => this.page(after, first, signal));

  override render() {
    const { entries, totalCount, isBusy, problem } = this.users;
    return html`
      ${totalCount !== undefined && entries.length === 0 ? empty(texts.none) : nothing}
      ${entries.length > 0 ? html`<div class="scroll" tabindex="0" role="group" aria-label=${texts.list}><table>
        <thead><tr><th scope="col">${texts.user}</th><th scope="col">${texts.home}</th><th scope="col">${texts.account}</th></tr></thead>
        <tbody>${entries.map((user) => this.row(user))}</tbody>
      </table></div>` : nothing}
      ${isBusy ? loading() : nothing}
      ${problem ? failure(problem, () => void this.users.readNext()) : nothing}
      ${totalCount !== undefined ? html`<p class="row foot"><span class="muted small" role="status">${texts.shown(entries.length, totalCount)}</span>
        <span class="row">
          ${this.users.hasNext ? html`<button ?disabled=${isBusy} @click=${() => void this.users.readNext()}>${common.more}</button>` : nothing}
          ${totalCount > 0 ? html`<button ?disabled=${isBusy} @click=${() => void this.save()}>${common.csv}</button>` : nothing}
        </span></p>` : nothing}`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['client', 'pool', 'eligible', 'rule', 'filter', 'read'].some((key) => changed.has(key))
        && this.key() !== this.readKey) {
      this.readKey = this.key();
      this.users.restart();
    }
  }

  private readKey: unknown;

  /** Lists that are equal are not read again, whatever objects describe them. */
  private key(): unknown {
    return this.read ?? JSON.stringify([this.client, this.pool, this.eligible, this.rule, this.filter]);
  }

  private row(user: ListedUser) {
    const question = { user: user.sipAddress, client: this.client, pool: this.pool };
    return html`<tr>
      <td><a href=${href('/ask', question)}>${name(user.displayName ?? user.sipAddress)}</a>
        ${user.displayName ? html`<div class="small muted">${nameInColumn(user.sipAddress.replace(/^sip:/, ''))}</div>` : nothing}</td>
      <td>${user.home ? html`${nameInColumn(user.home.fqdn)}<div class="small muted">${nameOf(releases, user.home.release)}</div>` : common.none}</td>
      <td>${user.enabled ? texts.enabled : texts.notEnabled}<div class="small muted">${nameOf(hostings, user.hosting)}</div></td>
    </tr>`;
  }

  private async page(after: string | null, first: number, signal: AbortSignal): Promise<Page<ListedUser>> {
    if (this.read) {
      return this.read(after, first, signal);
    }
    const variables = { filter: this.filter, first, after };
    if (!this.client) {
      return (await query<{ users: Page<ListedUser> }>(USERS, variables, signal)).users;
    }
    const { client, pool, eligible = null, rule } = this;
    return (await query<{ population: { users: Page<ListedUser> } }>(
      POPULATION, { ...variables, client, pool, eligible, rule: rule || null }, signal)).population.users;
  }

  /** The service makes the file with verdicts and reasons; without a question the page makes it. */
  private save(): Promise<void> {
    return this.users.save(async (pages) => {
      if (!this.client || this.read) {
        saveAs(await csvOf(texts.columns, pages, columnsOf), 'users.csv');
        return;
      }
      const filter = Object.fromEntries(Object.entries(this.filter).map(([key, value]) => [key, String(value)]));
      await download(href('/api/eligibilities.csv', {
        client: this.client, pool: this.pool, eligible: this.eligible === undefined ? '' : String(this.eligible), rule: this.rule, ...filter,
      }), `${this.client}-${this.pool}.csv`);
    });
  }
}

function columnsOf(user: ListedUser): string[] {
  return [user.sipAddress, user.displayName ?? '', String(user.enabled), nameOf(hostings, user.hosting), user.home?.fqdn ?? '',
    user.home ? nameOf(releases, user.home.release) : ''];
}
