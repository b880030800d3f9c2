import { Task } from '@lit/task';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { query } from '../../api/graphql.js';
import { failure, loading } from '../../parts/notices.js';
import { href, navigate } from '../../router.js';
import { plainText } from '../../safe-text.js';
import { base, controls } from '../../styles.js';
import { common } from '../../texts/common.js';
import { migration as texts } from '../../texts/migration.js';
import { nameOf, releases } from '../../texts/names.js';
import './impact-table.js';
import { CHOICES, type Choices } from './queries.js';
import { changeOf, KINDS, MOVE_FILTERS, type Kind } from './what-if.js';

/** The parameters of the address that a change of the form replaces. */
const OF_CHANGE = ['what', ...MOVE_FILTERS, 'to', 'policy', 'enable', 'retired'] as const;

/** Tries a change on all users: who would gain, who would lose. The address says which change. */
@customElement('lg-what-if')
export class WhatIf extends LitElement {
  static override styles = [base, controls, css`
    section { display: grid; gap: 0.9rem; grid-template-columns: minmax(0, 1fr); }
    .fields { display: grid; gap: 0.75rem 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); align-items: end; }
    fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
    legend { padding: 0; margin-block-end: 0.25rem; font-size: var(--lg-small); font-weight: 600; }
    .kinds { display: flex; flex-wrap: wrap; gap: 0.5rem; }
  `];
  @property({ attribute: false }) parameters = new URLSearchParams();

  private choices = new Task(this, {
    args: () => [],
    task: (_, { signal }) => query<Choices>(CHOICES, {}, signal),
  });

  override render() {
    return html`<section class="panel" aria-labelledby="what-if">
      <div><h2 id="what-if">${texts.whatIf}</h2><p class="muted">${texts.whatIfText}</p></div>
      ${this.choices.render({
        pending: () => loading(),
        error: (error) => failure(error, () => void this.choices.run()),
        complete: (choices) => html`${this.kinds()}${this.fields(choices)}${this.result(choices)}`,
      })}
    </section>`;
  }

  private kinds() {
    return html`<div class="kinds" role="group" aria-label=${texts.kind}>${KINDS.map((kind) => html`
      <button aria-pressed=${this.kind() === kind} @click=${() => navigate(href('/migration', { what: kind }))}>${texts.kinds[kind]}</button>`)}</div>`;
  }

  private fields(choices: Choices) {
    switch (this.kind()) {
      case 'move': return this.moveFields(choices);
      case 'switch': return html`<div class="fields">
        ${this.select('policy', texts.policy, choices.policies.map(({ identity, enablePersistentChat }) =>
          [identity, texts.policyState(plainText(identity), enablePersistentChat)]))}
        ${this.select('enable', texts.switchTo, [['true', texts.enable], ['false', texts.disable]], 'false')}</div>`;
      case 'retire': return html`<div class="fields">
        ${this.select('retired', texts.retired, choices.chatPools.filter(({ state }) => state === 'IN_SERVICE').map(poolOption))}</div>`;
      default: return nothing;
    }
  }

  private moveFields({ frontEndPools }: Choices) {
    const distinct = (values: string[]) => [...new Set(values)];
    return html`<fieldset><legend>${texts.whoMoves}</legend><div class="fields">
        ${this.select('homePool', texts.filters.homePool, frontEndPools.map(poolOption), '', texts.any)}
        ${this.select('release', texts.filters.release,
          distinct(frontEndPools.map(({ release }) => release)).map((release) => [release, nameOf(releases, release)]), '', texts.any)}
        ${this.select('site', texts.filters.site, distinct(frontEndPools.map(({ site }) => site)).map((site) => [site, plainText(site)]), '', texts.any)}
        <div><label for="search">${texts.filters.search}</label>
          <input id="search" type="text" autocomplete="off" spellcheck="false" .value=${this.parameter('search')}
            @change=${(event: Event) => this.show({ search: (event.target as HTMLInputElement).value })}></div>
      </div></fieldset>
      <div class="fields">${this.select('to', texts.to, frontEndPools.map(poolOption))}</div>`;
  }

  private select(key: string, label: string, options: (readonly [string, string])[], preset = '', none: string = common.choose) {
    const picked = this.parameter(key) || preset;
    return html`<div><label for=${key}>${label}</label>
      <select id=${key} @change=${(event: Event) => this.show({ [key]: (event.target as HTMLSelectElement).value })}>
        ${preset === '' ? html`<option value="" ?selected=${picked === ''}>${none}</option>` : nothing}
        ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === picked}>${text}</option>`)}
      </select></div>`;
  }

  private result(choices: Choices) {
    const kind = this.kind();
    if (!kind) {
      return nothing;
    }
    const change = changeOf(this.parameters);
    return change
      ? html`<lg-impact-table .change=${change} .choices=${choices} .parameters=${this.parameters}></lg-impact-table>`
      : html`<p class="muted">${texts.incomplete[kind]}</p>`;
  }

  private kind(): Kind | undefined {
    return KINDS.find((kind) => kind === this.parameter('what'));
  }

  private parameter(key: string): string {
    return this.parameters.get(key) ?? '';
  }

  private show(change: Record<string, string>): void {
    const present = Object.fromEntries(OF_CHANGE.map((key) => [key, this.parameter(key)]));
    navigate(href('/migration', { ...present, ...change }), { replace: true });
  }
}

function poolOption({ fqdn, release }: { fqdn: string; release: string }): readonly [string, string] {
  return [fqdn, `${plainText(fqdn)} (${nameOf(releases, release)})`];
}
