import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { isAborted } from '../api/errors.js';
import { query } from '../api/graphql.js';
import { href } from '../router.js';
import { base, controls } from '../styles.js';
import { common } from '../texts/common.js';
import { hostings, nameOf, releases } from '../texts/names.js';
import { users as texts } from '../texts/users.js';
import { download } from './download.js';
import { name } from './name.js';
import { empty, failure, loading } from './notices.js';

const PAGE = 50;

export interface ListedUser {
  sipAddress: string;
  displayName: string | null;
  enabled: boolean;
  hosting: string;
  home: { fqdn: string; release: string } | null;
}

/** A page of users: UserConnection of the API. */
export interface UserPage {
  nodes: ListedUser[];
  totalCount: number;
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
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
  `];
  @property() client = '';
  @property() pool = '';
  /** Without it both. */
  @property({ attribute: false }) eligible: boolean | undefined;
  /** The id of a rule that is an obstacle. */
  @property() rule = '';
  @property({ attribute: false }) filter: Record<string, string | boolean> = {};
  @property({ attribute: false }) read: ((after: string | null, signal: AbortSignal) => Promise<UserPage>) | undefined;
  @state() private pages: UserPage[] = [];
  @state() private problem: unknown;
  @state() private busy = false;
  private reading = new AbortController();

  override render() {
    const shown = this.pages.flatMap((page) => page.nodes);
    const last = this.pages.at(-1);
    return html`
      ${last && shown.length === 0 ? empty(texts.none) : nothing}
      ${shown.length > 0 ? html`<div class="scroll" tabindex="0" role="group" aria-label=${texts.list}><table>
        <thead><tr><th scope="col">${texts.user}</th><th scope="col">${texts.home}</th><th scope="col">${texts.account}</th></tr></thead>
        <tbody>${shown.map((user) => this.row(user))}</tbody>
      </table></div>` : nothing}
      ${this.busy ? loading() : nothing}
      ${this.problem ? failure(this.problem, () => void this.readNext()) : nothing}
      ${last ? html`<p class="row foot"><span class="muted small" role="status">${texts.shown(shown.length, last.totalCount)}</span>
        <span class="row">
          ${last.pageInfo.hasNextPage ? html`<button ?disabled=${this.busy} @click=${() => void this.readNext()}>${common.more}</button>` : nothing}
          ${this.client && last.totalCount > 0 ? html`<button ?disabled=${this.busy} @click=${() => void this.save()}>${texts.csv}</button>` : nothing}
        </span></p>` : nothing}`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['client', 'pool', 'eligible', 'rule', 'filter', 'read'].some((key) => changed.has(key))
        && this.key() !== this.readKey) {
      this.readKey = this.key();
      this.reading.abort();
      this.reading = new AbortController();
      this.pages = [];
      void this.readNext();
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
        ${user.displayName ? html`<div class="small muted">${name(user.sipAddress.replace(/^sip:/, ''))}</div>` : nothing}</td>
      <td>${user.home ? html`${name(user.home.fqdn)}<div class="small muted">${nameOf(releases, user.home.release)}</div>` : common.none}</td>
      <td>${user.enabled ? texts.enabled : texts.notEnabled}<div class="small muted">${nameOf(hostings, user.hosting)}</div></td>
    </tr>`;
  }

  private async readNext(): Promise<void> {
    const { signal } = this.reading;
    this.problem = undefined;
    this.busy = true;
    try {
      const page = await this.page(this.pages.at(-1)?.pageInfo.endCursor ?? null, signal);
      if (!signal.aborted) {
        this.pages = [...this.pages, page];
      }
    } catch (error) {
      if (!isAborted(error)) {
        this.problem = error;
      }
    } finally {
      if (signal === this.reading.signal) {
        this.busy = false;
      }
    }
  }

  private async page(after: string | null, signal: AbortSignal): Promise<UserPage> {
    if (this.read) {
      return this.read(after, signal);
    }
    const variables = { filter: this.filter, first: PAGE, after };
    if (!this.client) {
      return (await query<{ users: UserPage }>(USERS, variables, signal)).users;
    }
    const { client, pool, eligible = null, rule } = this;
    return (await query<{ population: { users: UserPage } }>(
      POPULATION, { ...variables, client, pool, eligible, rule: rule || null }, signal)).population.users;
  }

  private async save(): Promise<void> {
    this.problem = undefined;
    this.busy = true;
    try {
      const filter = Object.fromEntries(Object.entries(this.filter).map(([key, value]) => [key, String(value)]));
      await download(href('/api/eligibilities.csv', {
        client: this.client, pool: this.pool, eligible: this.eligible === undefined ? '' : String(this.eligible), rule: this.rule, ...filter,
      }), `${this.client}-${this.pool}.csv`);
    } catch (error) {
      this.problem = error;
    } finally {
      this.busy = false;
    }
  }
}
