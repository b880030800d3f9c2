import { Task } from '@lit/task';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { query } from '../../api/graphql.js';
import { icons } from '../../parts/icons.js';
import { empty, failure, loading } from '../../parts/notices.js';
import { base, controls } from '../../styles.js';
import { estate as texts } from '../../texts/estate.js';
import { clients as clientNames, nameOf, releases } from '../../texts/names.js';
import './deployment-drawing.js';
import { deploymentsOf, reachOf, type Deployment, type Reach } from './deployments.js';
import './pool-panel.js';
import { ESTATE, type ClientSupport, type Estate } from './queries.js';

/** The deployments side by side: `/estate?pool=…`. */
@customElement('lg-estate-view')
export class EstateView extends LitElement {
  static override styles = [base, controls, css`
    .estate { display: flex; flex-wrap: wrap; gap: 0.75rem 0; align-items: stretch; }
    section { flex: 1 1 20rem; min-inline-size: min(100%, 20rem); display: grid; gap: 0.75rem; align-content: start; grid-template-columns: minmax(0, 1fr); }
    .reach li { display: flex; gap: 0.5rem; padding-block: 0.15rem; }
    .reach .yes { color: var(--lg-yes); --cut: var(--lg-surface); }
    .reach .no { color: var(--lg-no); --cut: var(--lg-surface); }
    .reach svg { margin-block-start: 0.1em; }
    .icon .cut { fill: none; stroke: var(--lg-surface); }
    .wall {
      flex: 0 0 3.5rem; display: grid; place-items: center; writing-mode: vertical-rl; color: var(--lg-no); font-size: var(--lg-small);
      font-weight: 600; text-align: center;
      background: repeating-linear-gradient(45deg, transparent 0 6px, var(--lg-no) 6px 8px);
      background-size: 1rem 100%; background-repeat: no-repeat; background-position: center;
    }
    .wall span { padding: 0.75rem 0.3rem; background: var(--lg-page); }
    @media (max-width: 46rem) {
      section { flex-basis: 100%; }
      .wall { flex-basis: 100%; writing-mode: horizontal-tb; background-size: 100% 1rem; }
      .wall span { padding: 0.2rem 0.75rem; }
    }
  `];
  @property({ attribute: false }) parameters = new URLSearchParams();

  private estate = new Task(this, {
    args: () => [],
    task: (_, { signal }) => query<Estate>(ESTATE, {}, signal),
  });

  override render() {
    return this.estate.render({
      pending: () => loading(),
      error: (error) => failure(error, () => void this.estate.run()),
      complete: (estate) => this.content(estate),
    });
  }

  private content(estate: Estate) {
    const deployments = deploymentsOf(estate);
    if (deployments.length === 0) {
      return empty(texts.noPools);
    }
    const largest = Math.max(0, ...estate.frontEndPools.map((pool) => pool.userCount));
    const pool = this.parameters.get('pool') ?? '';
    const elsewhere = texts.elsewhere(estate.unassigned.totalCount, estate.online.totalCount);
    return html`<div class="stack">
      <p class="muted">${texts.intro} ${texts.homeRule}</p>
      ${pool ? html`<lg-pool-panel .pool=${pool} .estate=${estate} .parameters=${this.parameters}></lg-pool-panel>` : nothing}
      <div class="estate">${deployments.map((deployment, i) => html`
        ${i > 0 ? html`<div class="wall"><span>${texts.wall}</span></div>` : nothing}
        ${this.deployment(deployment, estate.clients, largest, pool)}`)}</div>
      ${elsewhere ? html`<p class="muted">${elsewhere}</p>` : nothing}
    </div>`;
  }

  private deployment(deployment: Deployment, clients: readonly ClientSupport[], largest: number, pool: string) {
    const { release, homes, homeless, userCount } = deployment;
    const chatPools = homes.reduce((sum, home) => sum + home.chatPools.length, homeless.length);
    return html`<section class="panel" aria-labelledby=${release}>
      <div><h2 id=${release}>${texts.deployment(nameOf(releases, release))}</h2>
        <p class="muted small">${texts.figures(userCount, homes.length, chatPools)}</p></div>
      ${chatPools === 0 ? html`<p class="muted">${texts.noChatPools}</p>` : html`
        <ul class="reach" aria-label=${texts.reach}>${reachOf(release, clients).map((reach) => this.reach(reach))}</ul>`}
      <lg-deployment-drawing .deployment=${deployment} .selected=${pool} .largest=${largest}></lg-deployment-drawing>
    </section>`;
  }

  private reach(reach: Reach) {
    const names = reach.clients.map((client) => nameOf(clientNames, client));
    if (!reach.reaches) {
      return html`<li><span class="no">${icons.no}</span><span>${texts.reachesNot(names)}</span></li>`;
    }
    const needs = reach.needsHomeOn || reach.needsPolicy
      ? texts.needs(reach.needsHomeOn && nameOf(releases, reach.needsHomeOn), reach.needsPolicy) : '';
    const note = [needs, reach.onePoolAtATime ? texts.onePool : ''].filter((part) => part !== '').join('; ');
    return html`<li><span class="yes">${icons.yes}</span><span>${texts.reaches(names)}${note ? html`, ${note}` : nothing}</span></li>`;
  }
}
