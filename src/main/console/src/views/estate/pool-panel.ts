import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { announce } from '../../announcer.js';
import { query } from '../../api/graphql.js';
import { name } from '../../parts/name.js';
import { failure, loading } from '../../parts/notices.js';
import '../../parts/configuration-list.js';
import '../../parts/user-list.js';
import { href } from '../../router.js';
import { plainText } from '../../safe-text.js';
import { base, controls } from '../../styles.js';
import { configurations as configurationTexts } from '../../texts/configurations.js';
import { estate as texts } from '../../texts/estate.js';
import { clients as clientNames, nameOf, poolStates, releases } from '../../texts/names.js';
import { CONTENT, populations, type ChatPool, type Content, type Estate, type Figure, type FrontEndPool } from './queries.js';

/** A pool of the estate: what it is, what is in it, who can use it. */
@customElement('lg-pool-panel')
export class PoolPanel extends LitElement {
  static override styles = [base, controls, css`
    header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.5rem; align-items: start; }
    .facts { display: grid; gap: 0.4rem 1.5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)); }
    dt { color: var(--lg-muted); font-size: var(--lg-small); }
    td.number { white-space: nowrap; }
  `];
  /** The FQDN. */
  @property() pool = '';
  @property({ attribute: false }) estate!: Estate;
  @property({ attribute: false }) parameters = new URLSearchParams();

  private content = new Task(this, {
    args: () => [this.chatPool()?.fqdn] as const,
    task: async ([pool], { signal }) =>
      pool ? (await query<{ chatPool: Content | null }>(CONTENT, { pool }, signal)).chatPool : null,
  });

  private figures = new Task(this, {
    args: () => [this.chatPool()?.fqdn] as const,
    task: ([pool], { signal }) => pool
      ? query<Record<string, Figure>>(populations(this.clients()), { pool }, signal)
      : Promise.resolve<Record<string, Figure>>({}),
  });

  override render() {
    const frontEnd = this.frontEndPool();
    const chatPool = this.chatPool();
    return html`<div class="panel stack">
      <header>
        <h2>${name(frontEnd?.fqdn ?? chatPool?.fqdn ?? this.pool)}</h2>
        <a class="button" href="/estate">${texts.close}</a>
      </header>
      ${frontEnd ? this.frontEnd(frontEnd) : nothing}
      ${chatPool ? this.chat(chatPool) : nothing}
      ${frontEnd || chatPool ? nothing : html`<p role="alert">${texts.unknownPool(name(this.pool))}</p>`}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('pool')) {
      this.scrollIntoView({ block: 'nearest' }); // the drawing may be longer than the window
      announce(plainText(this.pool));
    }
  }

  private frontEnd(pool: FrontEndPool) {
    const homed = this.estate.chatPools.filter((chatPool) => chatPool.home?.fqdn === pool.fqdn);
    return html`<dl class="facts">
        ${this.fact(texts.frontEnd, nameOf(releases, pool.release))}
        ${this.fact(texts.site, name(pool.site))}
        ${this.fact(texts.usersHomed, texts.number(pool.userCount))}
        ${homed.length > 0 ? this.fact(texts.homesChatPools, homed.map((chatPool, i) => html`${i > 0 ? ', ' : nothing}
          <a href=${href('/estate', { pool: chatPool.fqdn })}>${name(chatPool.fqdn)}</a>`)) : nothing}
      </dl>
      ${pool.userCount > 0 ? html`<h3>${texts.homedUsers}</h3>
        <lg-user-list .filter=${{ homePool: pool.fqdn }}></lg-user-list>` : nothing}`;
  }

  private chat(pool: ChatPool) {
    const { home, migration, displayName } = pool;
    return html`<dl class="facts">
        ${this.fact(texts.chat, nameOf(releases, pool.release))}
        ${displayName ? this.fact(texts.name, name(displayName)) : nothing}
        ${this.fact(texts.state, nameOf(poolStates, pool.state))}
        ${this.fact(texts.homedOn, home ? html`<a href=${href('/estate', { pool: home.fqdn })}>${name(home.fqdn)}</a>` : texts.noHome)}
        ${migration ? this.fact(texts.migration, this.migration(migration)) : nothing}
        ${this.fact(texts.content, this.content.render({
          pending: () => '…',
          error: () => '–',
          complete: (content) => content
            ? texts.contentValue(content.categories.totalCount, content.rooms.totalCount, content.addIns.length) : '–',
        }))}
      </dl>
      <h3 id="who">${texts.whoCan}</h3>
      ${this.figures.render({
        pending: () => loading(),
        error: (error) => failure(error, () => void this.figures.run()),
        complete: (figures) => this.table(pool, figures),
      })}
      ${this.list(pool)}
      <h3>${configurationTexts.title}</h3>
      ${this.configurations(pool)}`;
  }

  private configurations(pool: ChatPool) {
    const kinds = configurationTexts.kinds;
    const picked = Object.keys(kinds).find((kind) => kind === this.parameters.get('configurations'));
    const eligible = picked === 'working' ? true : picked === 'broken' ? false : undefined;
    return html`<p class="row" role="group" aria-label=${configurationTexts.kind}>${Object.entries(kinds).map(([kind, label]) => html`
        <a class="button" aria-current=${kind === picked ? 'true' : nothing}
          href=${href('/estate', { pool: pool.fqdn, configurations: kind })}>${label}</a>`)}</p>
      ${picked ? html`<lg-configuration-list .pool=${pool.fqdn} .eligible=${eligible}></lg-configuration-list>` : nothing}`;
  }

  private migration(migration: NonNullable<ChatPool['migration']>) {
    const target = html`<a href=${href('/estate', { pool: migration.target.fqdn })}>${name(migration.target.fqdn)}</a>`;
    return migration.complete ? texts.completeInto(target) : texts.plannedInto(target);
  }

  private table(pool: ChatPool, figures: Record<string, Figure>) {
    return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="who"><table>
      <thead><tr><th scope="col">${texts.client}</th><th scope="col">${texts.can}</th><th scope="col">${texts.cannot}</th>
        <th scope="col">${texts.share}</th></tr></thead>
      <tbody>${this.clients().map((client) => {
        const { eligibleCount, totalCount } = figures[client] ?? { eligibleCount: 0, totalCount: 0 };
        return html`<tr>
          <th scope="row">${nameOf(clientNames, client)}</th>
          <td class="number">${this.figure(pool, client, true, eligibleCount)}</td>
          <td class="number">${this.figure(pool, client, false, totalCount - eligibleCount)}</td>
          <td class="number">${texts.shareOf(eligibleCount, totalCount)}</td>
        </tr>`;
      })}</tbody></table></div>`;
  }

  private figure(pool: ChatPool, client: string, can: boolean, count: number) {
    return count === 0 ? texts.number(0) : html`<a aria-label=${`${texts.number(count)}. ${texts.listOf(nameOf(clientNames, client), can)}`}
      href=${href('/estate', { pool: pool.fqdn, client, eligible: String(can) })}>${texts.number(count)}</a>`;
  }

  private list(pool: ChatPool) {
    const client = this.parameters.get('client');
    const eligible = this.parameters.get('eligible') !== 'false';
    return client ? html`<h3>${texts.listed(nameOf(clientNames, client), eligible)}</h3>
      <lg-user-list .client=${client} .pool=${pool.fqdn} .eligible=${eligible}></lg-user-list>` : nothing;
  }

  private fact(label: string, value: unknown) {
    return html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  }

  private clients(): string[] {
    return this.estate.clients.filter((support) => support.releases.length > 0).map((support) => support.client);
  }

  private frontEndPool(): FrontEndPool | undefined {
    return this.estate.frontEndPools.find((pool) => same(pool.fqdn, this.pool));
  }

  private chatPool(): ChatPool | undefined {
    return this.estate.chatPools.find((pool) => same(pool.fqdn, this.pool));
  }
}

function same(fqdn: string, other: string): boolean {
  return fqdn.toLowerCase() === other.toLowerCase();
}
