import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { name, sentence } from '../../parts/name.js';
import { loading } from '../../parts/notices.js';
import { href } from '../../router.js';
import { base, controls } from '../../styles.js';
import { rules as texts } from '../../texts/rules.js';
import type { CatalogueRule, Finding } from './catalogue.js';

/** One rule with its source, its mode and its findings. */
@customElement('lg-rule')
export class RuleCard extends LitElement {
  static override styles = [base, controls, css`
    article { display: flex; flex-direction: column; gap: 0.6rem; block-size: 100%; }
    :host([picked]) article { border-color: var(--lg-accent); box-shadow: 0 0 0 2px var(--lg-accent); }
    h2 { font-size: var(--lg-large); }
    h2 a { color: inherit; text-decoration: none; }
    h2 a:hover { text-decoration: underline; }
    code { overflow-wrap: anywhere; color: var(--lg-muted); }
    .findings { display: grid; gap: 0.5rem; margin-block-start: auto; padding: 0.6rem 0.75rem; border-radius: 0.375rem; background: var(--lg-step-soft); }
    details li { overflow-wrap: anywhere; }
    summary { cursor: pointer; min-block-size: 1.5rem; }
    @media (max-width: 30rem) { .findings { padding: 0.5rem; } }
  `];
  @property({ attribute: false }) rule!: CatalogueRule;
  /** Nothing while the stored data is being checked. */
  @property({ attribute: false }) findings: Finding[] | undefined;
  /** The first objects of each finding; nothing until they are known. Opening a finding fires `lg-open`. */
  @property({ attribute: false }) subjects: string[][] | undefined;
  @property({ type: Boolean, reflect: true }) picked = false;
  @state() private isOpen = false;

  protected override firstUpdated(): void {
    this.reveal();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.get('picked') === false) {
      this.reveal();
    }
  }

  override render() {
    const { rule } = this;
    return html`<article class="panel">
      <div>
        <h2 tabindex="-1"><a href=${href('/rules', { rule: rule.id })}>${rule.title}</a></h2>
        <code>${rule.id}</code>
      </div>
      <p>${rule.statement}</p>
      <p class="row">
        <span class="tag" title=${texts.kindTexts[rule.kind]}>${texts.kinds[rule.kind]}</span>
        <span class="tag" title=${texts.modeTexts[rule.enforcement]}>${texts.modes[rule.enforcement]}</span>
        ${this.count()}
      </p>
      <p class="small muted">${texts.source}: ${rule.source}</p>
      ${this.findings && this.findings.length > 0 ? this.list(this.findings) : nothing}
    </article>`;
  }

  private count() {
    if (!this.findings) {
      return nothing;
    }
    const count = this.findings.reduce((sum, finding) => sum + finding.count, 0);
    return count === 0
      ? html`<span class="small muted">${texts.nothingFound}</span>`
      : html`<span class="tag step number">${texts.found(count)}</span>`;
  }

  private list(findings: readonly Finding[]) {
    return html`<div class="findings small">${findings.map((finding, i) => html`<div>
      <p>${sentence(finding.reason)}</p>
      ${finding.count === 0 ? nothing : html`
        <details @toggle=${() => this.opened()}><summary>${texts.subjects}</summary>
          ${this.subjects ? html`<ul>${this.subjects[i]?.map((subject) => html`<li>${name(subject)}</li>`)}</ul>` : this.isOpen ? loading() : nothing}</details>`}
    </div>`)}</div>`;
  }

  private opened(): void {
    this.isOpen = true;
    this.dispatchEvent(new Event('lg-open'));
  }

  private reveal(): void {
    if (this.picked) {
      this.scrollIntoView({ block: 'center' });
      this.renderRoot.querySelector('h2')?.focus({ preventScroll: true });
    }
  }
}
