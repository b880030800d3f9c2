import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formatMoment } from '../../format.js';
import { name } from '../../parts/name.js';
import { href } from '../../router.js';
import { base, controls } from '../../styles.js';
import { changes as texts } from '../../texts/changes.js';
import { nameOf } from '../../texts/names.js';
import { fieldChanges, type Change } from './change.js';

const COLOURS = { CREATED: 'yes', UPDATED: '', DELETED: 'no' } as const;

/** One change: a line that opens to what was before and what is after, side by side. */
@customElement('lg-change')
export class ChangeCard extends LitElement {
  static override styles = [base, controls, css`
    summary {
      display: grid; grid-template-columns: 6rem 10rem minmax(0, 1fr) minmax(0, 12rem) 12.5rem; align-items: baseline; gap: 0.1rem 0.75rem;
      min-block-size: 2.75rem; padding: 0.6rem 1rem; cursor: pointer; list-style: none;
    }
    summary::-webkit-details-marker { display: none; }
    summary:hover, details[open] summary { background: var(--lg-raised); }
    summary:focus-visible { outline-offset: -3px; }
    .tag { justify-self: start; }
    summary:hover .tag:not(.yes, .no), details[open] .tag:not(.yes, .no) { background: var(--lg-surface); }
    .subject { font-weight: 550; }
    time { text-align: end; }
    .body { padding: 0.5rem 1rem 1rem; }
    table { table-layout: fixed; }
    td, tbody th { overflow-wrap: anywhere; font-weight: 400; }
    tbody th, thead th:first-child { inline-size: 12rem; color: var(--lg-muted); }
    @media (max-width: 60rem) {
      summary { grid-template-columns: auto minmax(0, 1fr); }
      .subject { grid-column: 1 / -1; }
      time { text-align: start; }
    }
    @media (max-width: 34rem) { table { font-size: var(--lg-small); } tbody th, thead th:first-child { inline-size: 27%; } td, th { padding-inline: 0.25rem; } }
  `];
  @property({ attribute: false }) change!: Change;
  @state() private open = false;

  override render() {
    const { change } = this;
    return html`<details @toggle=${(event: Event) => { this.open = (event.target as HTMLDetailsElement).open; }}>
      <summary>
        <span class="tag ${COLOURS[change.kind]}">${texts.kinds[change.kind]}</span>
        <span class="muted">${nameOf(texts.types, change.subjectType)}</span>
        <span class="subject">${name(change.subject)}</span>
        <span class="muted small">${texts.by} ${name(change.actor)}</span>
        <time class="muted small number" datetime=${change.at}>${formatMoment(change.at)}</time>
      </summary>
      ${this.open ? this.comparison() : nothing}
    </details>`;
  }

  private comparison() {
    const { changed, unchanged } = fieldChanges(this.change);
    return html`<div class="body stack">
      <table>
        <thead><tr><th scope="col">${texts.field}</th><th scope="col">${texts.before}</th><th scope="col">${texts.after}</th></tr></thead>
        <tbody>${changed.map(({ field, before, after }) => html`<tr>
          <th scope="row">${field}</th>
          <td>${this.value(before, this.change.before === null ? texts.absent : texts.empty)}</td>
          <td>${this.value(after, this.change.after === null ? texts.gone : texts.empty)}</td>
        </tr>`)}</tbody>
      </table>
      <p class="row small muted">
        ${unchanged > 0 ? html`<span>${texts.unchanged(unchanged)}</span>` : nothing}
        <span>${this.change.revision}</span>
        <a href=${href('/changes', { subject: this.change.subject })}>${texts.subject}</a>
      </p>
    </div>`;
  }

  private value(value: unknown, none: string) {
    switch (typeof value) {
      case 'undefined': return html`<span class="muted">${none}</span>`;
      case 'boolean': return value ? texts.yes : texts.no;
      case 'string': return name(value);
      default: return value === null ? html`<span class="muted">${texts.empty}</span>` : name(JSON.stringify(value));
    }
  }
}
