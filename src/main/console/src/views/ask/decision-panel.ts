import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icons } from '../../parts/icons.js';
import { name, sentence } from '../../parts/name.js';
import { href } from '../../router.js';
import { base, controls } from '../../styles.js';
import { ask } from '../../texts/ask.js';
import { clients, hostings, nameOf, policyScopes, releases } from '../../texts/names.js';
import type { Decision, RuleReason, UserFacts } from './queries.js';
import { answerOf } from './verdicts.js';
import { verdictStyles } from './verdict-styles.js';

/** One answer with all its reasons. */
@customElement('lg-decision')
export class DecisionPanel extends LitElement {
  static override styles = [base, controls, verdictStyles, css`
    .panel { display: grid; gap: 1.25rem; padding: 0 0 1.25rem; overflow: hidden; }
    .verdict { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 1rem; padding: 1.25rem; }
    .verdict svg.icon { grid-row: span 2; inline-size: 3.25rem; block-size: 3.25rem; }
    .verdict h2 { font-size: 2rem; line-height: 1.1; font-weight: 750; letter-spacing: -0.025em; }
    .verdict p { color: var(--lg-text); font-size: var(--lg-large); }
    section { padding-inline: 1.25rem; }
    section h3 { margin-block-end: 0.5rem; }
    li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 0.6rem; }
    li + li { margin-block-start: 0.9rem; }
    li svg.icon { margin-block-start: 0.15em; }
    .reason { font-weight: 550; }
    dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.35rem 1rem; }
    dt { color: var(--lg-muted); font-size: var(--lg-small); padding-block-start: 0.1rem; }
    @media (max-width: 30rem) { dl { grid-template-columns: minmax(0, 1fr); } dd { margin-block-end: 0.35rem; } }
  `];
  @property({ attribute: false }) decision!: Decision;
  @property() client = '';
  @property({ attribute: false }) facts: UserFacts | null | undefined;

  override render() {
    const { decision } = this;
    return html`<article class="panel">
      ${this.verdict()}
      ${this.reasons(decision.obstacles, ask.obstacles(decision.obstacles.length), icons.no, 'no')}
      ${this.reasons(decision.conditions, ask.conditions, icons.step, 'step')}
      ${this.reasons(decision.advisories, ask.advisories, icons.info, 'muted')}
      <section><dl>
        <dt>${ask.policy}</dt>
        <dd>${ask.policyValue(name(decision.policy.decidedBy), nameOf(policyScopes, decision.policy.scope), decision.policy.enablePersistentChat)}</dd>
        ${this.facts ? this.account(this.facts) : nothing}
      </dl></section>
    </article>`;
  }

  /** Moves the focus to the answer. */
  async reveal(): Promise<void> {
    await this.updateComplete;
    this.scrollIntoView({ block: 'nearest' });
    this.renderRoot.querySelector('h2')?.focus({ preventScroll: true });
  }

  private verdict() {
    const answer = answerOf(this.decision);
    const { displayName, sipAddress } = this.decision.user;
    const sentences = { yes: ask.can, step: ask.canAfterStep, no: ask.cannot };
    return html`<div class="verdict ${answer}">
      ${icons[answer]}
      <h2 tabindex="-1">${ask.verdicts[answer]}</h2>
      <p>${sentences[answer](name(displayName ?? sipAddress), nameOf(clients, this.client), name(this.decision.pool.fqdn))}</p>
    </div>`;
  }

  private reasons(reasons: readonly RuleReason[], heading: string, icon: unknown, kind: string) {
    return reasons.length === 0 ? nothing : html`<section>
      <h3>${heading}</h3>
      <ol>${reasons.map(({ rule, reason }) => html`<li>
        <span class=${kind}>${icon}</span>
        <div>
          <p class="reason">${sentence(reason)}</p>
          <p class="small muted">${ask.rule} <a href=${href('/rules', { rule: rule.id })}>${rule.title}</a>: ${rule.statement}</p>
        </div>
      </li>`)}</ol>
    </section>`;
  }

  private account(facts: UserFacts) {
    return html`
      <dt>${ask.account}</dt>
      <dd>${ask.accountValue(facts.enabled, nameOf(hostings, facts.hosting))}</dd>
      <dt>${ask.home}</dt>
      <dd>${facts.home
        ? ask.homeValue(name(facts.home.fqdn), nameOf(releases, facts.home.release), name(facts.home.site)) : ask.noHome}</dd>
      ${facts.clientConfigurations.length === 0 ? nothing : html`
        <dt>${ask.configured}</dt>
        <dd>${facts.clientConfigurations.map(({ client, pool }) => html`
          <div>${ask.configuredValue(nameOf(clients, client), name(pool.fqdn))}</div>`)}</dd>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lg-decision': DecisionPanel;
  }
}
