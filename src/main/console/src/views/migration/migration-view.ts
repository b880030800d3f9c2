import { Task, TaskStatus } from '@lit/task';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { query } from '../../api/graphql.js';
import { failure, loading } from '../../parts/notices.js';
import '../../parts/user-list.js';
import { href } from '../../router.js';
import { base, controls } from '../../styles.js';
import { migration as texts } from '../../texts/migration.js';
import { nameOf, releases } from '../../texts/names.js';
import './bar-chart.js';
import type { Bar } from './bar-chart.js';
import './legacy-configurations.js';
import './migration-card.js';
import { FINDINGS, STATUS, type Deployment, type FindingsResponse, type Status, type StatusResponse } from './queries.js';
import './what-if-panel.js';

const CLIENT = 'LYNC_2013';

/** The progress of the migration: `/migration?list=…`, and a change that is tried: `/migration?what=…`. */
@customElement('lg-migration-view')
export class MigrationView extends LitElement {
  static override styles = [base, controls, css`
    .phases { display: flex; flex-wrap: wrap; gap: 0.5rem; }
    .phases li { flex: 1 1 9rem; padding: 0.5rem 0.75rem; border: 1px solid var(--lg-line); border-radius: 0.375rem; color: var(--lg-muted); }
    .phases [aria-current] { border: 2px solid var(--lg-accent); background: var(--lg-accent-soft); color: var(--lg-text); font-weight: 650; }
    .halves { display: grid; gap: var(--lg-gap); grid-template-columns: minmax(0, 1fr); align-items: start; }
    @media (min-width: 70rem) { .halves { grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr); } }
    .cards { display: grid; gap: var(--lg-gap); grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); align-items: start; }
    section.panel { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
    .head { justify-content: space-between; }
    td.number, th.number { text-align: end; }
    tbody th { white-space: nowrap; }
  `];
  @property({ attribute: false }) parameters = new URLSearchParams();

  private status = new Task(this, {
    args: () => [],
    task: async (_, { signal }): Promise<Status> => {
      const { users, migrationStatus } = await query<StatusResponse>(STATUS, {}, signal);
      return { totalUsers: users.totalCount, ...migrationStatus };
    },
  });

  /** By the FQDN of the source. */
  private findings = new Task(this, {
    args: () => [this.status.status === TaskStatus.COMPLETE] as const,
    task: async ([isReady], { signal }) => isReady
      ? new Map((await query<FindingsResponse>(FINDINGS, {}, signal)).migrationStatus.migrations.map((found) => [found.source.fqdn, found] as const))
      : undefined,
  });

  override render() {
    return html`<div class="stack">
      ${this.status.render({
        pending: () => loading(),
        error: (error) => failure(error, () => void this.status.run()),
        complete: (status) => html`
          ${this.phase(status)}
          <div class="halves">${this.readiness(status)}${this.deployments(status)}</div>
          ${this.list(status)}
          ${this.pools(status)}`,
      })}
      <lg-what-if .parameters=${this.parameters} ?hidden=${this.status.status === TaskStatus.PENDING}></lg-what-if>
    </div>`; // hidden, it reads already, and moves nothing when the figures come
  }

  private phase({ phase }: Status) {
    return html`<section class="panel" aria-labelledby="phase">
      <h2 id="phase">${texts.phase}</h2>
      <ol class="phases">${Object.entries(texts.phases).map(([id, { name }]) => html`
        <li aria-current=${id === phase ? 'step' : nothing}>${name}</li>`)}</ol>
      <p>${texts.phases[phase]?.text ?? phase}</p>
    </section>`;
  }

  private readiness(status: Status) {
    return html`<section class="panel" aria-labelledby="readiness">
      <h2 id="readiness">${texts.readiness}</h2>
      <p class="muted">${texts.readinessText}</p>
      <lg-bar-chart .bars=${this.bars(status)} .total=${status.totalUsers} .label=${texts.readiness}></lg-bar-chart>
    </section>`;
  }

  private bars(status: Status): Bar[] {
    const bar = (kind: Bar['kind'], label: string, count: number, list: string): Bar =>
      ({ kind, label, count, to: href('/migration', { list }), current: this.parameters.get('list') === list });
    return [
      bar('yes', texts.ready, status.usersReadyForLync2013, 'ready'),
      ...status.usersNotReady.map(({ rule, userCount: count }) => bar('no', texts.obstacle(rule.title), count, rule.id)),
      bar('step', texts.notEnabled, status.accountsNotEnabled, 'not-enabled'),
    ];
  }

  private list(status: Status) {
    const list = this.parameters.get('list');
    if (!list) {
      return nothing;
    }
    const pool = status.deployments.find(({ release }) => release === CLIENT)?.chatPools.find(({ state }) => state === 'IN_SERVICE');
    const label = this.bars(status).find((bar) => bar.current)?.label ?? list;
    const heading = html`<div class="row head"><h2 id="list">${texts.listed(label)}</h2>
      <a class="button" href="/migration">${texts.closeList}</a></div>`;
    return html`<section class="panel" aria-labelledby="list">${heading}${list === 'not-enabled'
      ? html`<lg-user-list .filter=${{ enabled: false }}></lg-user-list>`
      : pool ? html`<lg-user-list .client=${CLIENT} .pool=${pool.fqdn} .eligible=${list === 'ready'}
          .rule=${list === 'ready' ? '' : list} .filter=${{ enabled: true }}></lg-user-list>`
        : html`<p>${texts.noPool}</p>`}</section>`;
  }

  private deployments({ deployments, legacyConfigurations }: Status) {
    const number = (value: number) => html`<td class="number">${texts.number(value)}</td>`;
    return html`<section class="panel" aria-labelledby="deployments">
      <h2 id="deployments">${texts.deployments}</h2>
      <div class="scroll" tabindex="0" role="group" aria-labelledby="deployments"><table>
        <thead><tr><th scope="col">${texts.release}</th>
          ${[texts.chatPools, texts.usersHomed, texts.categories, texts.rooms, texts.addIns].map((column) => html`
            <th scope="col" class="number">${column}</th>`)}</tr></thead>
        <tbody>${deployments.map((deployment) => html`<tr>
          <th scope="row"><a href="/estate">${nameOf(releases, deployment.release)}</a></th>
          ${number(inService(deployment))}${number(deployment.homedUserCount)}${number(deployment.categoryCount)}
          ${number(deployment.roomCount)}${number(deployment.addInCount)}</tr>`)}</tbody>
      </table></div>
      <p>${texts.legacyConfigurations(legacyConfigurations)}</p>
      ${legacyConfigurations > 0 ? html`<lg-legacy-configurations .pools=${legacyPools(deployments)}></lg-legacy-configurations>` : nothing}
    </section>`;
  }

  private pools(status: Status) {
    const legacy = status.deployments.filter(({ release }) => release !== 'LYNC_2013')
      .flatMap(({ release, chatPools }) => chatPools.map((pool) => ({ ...pool, release })));
    return html`<section class="stack" aria-labelledby="pools">
      <h2 id="pools">${texts.perPool}</h2>
      ${legacy.length === 0 ? html`<p class="muted">${texts.noLegacy}</p>` : html`
        <p class="muted">${texts.contentNote}</p>
        ${this.findings.status === TaskStatus.ERROR ? failure(this.findings.error, () => void this.findings.run()) : nothing}
        <div class="cards">${legacy.map((pool) => html`<lg-migration-card .fqdn=${pool.fqdn} .release=${pool.release}
          .poolState=${pool.state} .migration=${status.migrations.find(({ source }) => source.fqdn === pool.fqdn)}
          .found=${this.findings.value?.get(pool.fqdn)} ?pending=${this.findings.status !== TaskStatus.ERROR}></lg-migration-card>`)}</div>`}
    </section>`;
  }
}

/** Those that a client can be configured for. */
function legacyPools(deployments: readonly Deployment[]): string[] {
  return deployments.filter(({ release }) => release !== CLIENT)
    .flatMap(({ chatPools }) => chatPools.filter(({ state }) => state !== 'DECOMMISSIONED').map(({ fqdn }) => fqdn));
}

function inService(deployment: Deployment): number {
  return deployment.chatPools.filter(({ state }) => state === 'IN_SERVICE').length;
}
