import { Task, TaskStatus } from '@lit/task';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { query } from '../../api/graphql.js';
import { empty, failure, loading } from '../../parts/notices.js';
import { href, navigate } from '../../router.js';
import { base, controls } from '../../styles.js';
import { rules as texts } from '../../texts/rules.js';
import { byRule, COMPLIANCE, matching, RULES, SUBJECTS, type CatalogueRule, type Finding } from './catalogue.js';
import './rule-card.js';

/** The catalogue of rules: `/rules?rule=…&text=…&kind=…&found=true`. */
@customElement('lg-rules-view')
export class RulesView extends LitElement {
  static override styles = [base, controls, css`
    form { display: grid; gap: 0.75rem 1rem; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) auto; align-items: end; }
    .check { display: flex; align-items: center; gap: 0.5rem; min-block-size: 2.5rem; margin: 0; font-size: inherit; font-weight: 500; }
    .check input { inline-size: 1.25rem; block-size: 1.25rem; accent-color: var(--lg-accent); }
    .lead { max-inline-size: 50rem; }
    .cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); }
    @media (max-width: 45rem) { form { grid-template-columns: minmax(0, 1fr); } }
  `];
  @property({ attribute: false }) parameters = new URLSearchParams();
  @state() private isOpen = false;

  private rules = new Task(this, {
    args: () => [],
    task: async (_, { signal }) => (await query<{ rules: CatalogueRule[] }>(RULES, {}, signal)).rules,
  });

  private compliance = new Task(this, {
    args: () => [],
    task: async (_, { signal }) => {
      const findings = (await query<{ compliance: Finding[] }>(COMPLIANCE, {}, signal)).compliance;
      return byRule(findings);
    },
  });

  /** Read when somebody opens a finding. */
  private subjects = new Task(this, {
    args: () => [this.isOpen] as const,
    task: async ([isOpen], { signal }) => isOpen
      ? byRule((await query<{ compliance: { rule: { id: string }; subjects: string[] }[] }>(SUBJECTS, {}, signal)).compliance)
      : undefined,
  });

  override render() {
    return html`<div class="stack">
      <p class="muted lead">${texts.lead}</p>
      ${this.form()}
      ${this.rules.render({
        pending: () => loading(),
        error: (error) => failure(error, () => void this.rules.run()),
        complete: (rules) => this.catalogue(rules),
      })}
    </div>`;
  }

  private form() {
    return html`<form class="panel" role="search" @submit=${(event: Event) => event.preventDefault()}>
      <div><label for="text">${texts.search}</label>
        <input id="text" type="search" placeholder=${texts.searchHint} .value=${this.parameter('text')}
          @input=${(event: Event) => this.show({ text: (event.target as HTMLInputElement).value })}></div>
      <div><label for="kind">${texts.kind}</label>
        <select id="kind" @change=${(event: Event) => this.show({ kind: (event.target as HTMLSelectElement).value })}>
          <option value="">${texts.allKinds}</option>
          ${Object.entries(texts.kinds).map(([kind, label]) => html`
            <option value=${kind} ?selected=${kind === this.parameter('kind')}>${label}</option>`)}
        </select></div>
      <label class="check"><input type="checkbox" .checked=${this.parameter('found') === 'true'}
        @change=${(event: Event) => this.show({ found: (event.target as HTMLInputElement).checked ? 'true' : '' })}>
        ${texts.onlyFound}</label>
    </form>`;
  }

  private catalogue(rules: readonly CatalogueRule[]) {
    const findings = this.compliance.value;
    const shown = matching(rules, {
      text: this.parameter('text'), kind: this.parameter('kind'), onlyFound: this.parameter('found') === 'true',
    }, (id) => findings?.has(id) ?? false);
    const picked = this.parameter('rule');
    return html`
      ${this.compliance.render({
        pending: () => loading(texts.counting),
        error: (error) => failure(error, () => void this.compliance.run()),
        complete: () => nothing,
      })}
      ${this.subjects.status === TaskStatus.ERROR ? failure(this.subjects.error, () => void this.subjects.run()) : nothing}
      <p class="muted" role="status">${texts.shown(shown.length)}</p>
      ${shown.length === 0 ? empty(texts.noMatch) : nothing}
      <div class="cards">${shown.map((rule) => html`
        <lg-rule .rule=${rule} .findings=${findings ? findings.get(rule.id) ?? [] : undefined} ?picked=${rule.id === picked}
          .subjects=${this.subjects.value?.get(rule.id)?.map(({ subjects }) => subjects)} @lg-open=${() => { this.isOpen = true; }}></lg-rule>`)}
      </div>`;
  }

  private show(change: Record<string, string>): void {
    const present = { text: this.parameter('text'), kind: this.parameter('kind'), found: this.parameter('found') };
    navigate(href('/rules', { ...present, ...change }), { replace: true });
  }

  private parameter(key: string): string {
    return this.parameters.get(key) ?? '';
  }
}
