import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { announce } from '../../announcer.js';
import { formatMoment } from '../../format.js';
import { empty, failure, loading } from '../../parts/notices.js';
import { href, navigate } from '../../router.js';
import { base, controls } from '../../styles.js';
import { changes as texts } from '../../texts/changes.js';
import { common } from '../../texts/common.js';
import { matches, type Change } from './change.js';
import './change-card.js';
import { ChangeLog } from './change-log.js';

const ANNOUNCE_AFTER_MS = 3_000;
const SHOWN = 200;

/** The change log as it grows: `/changes?subject=…&text=…&type=…&kind=…`. */
@customElement('lg-changes-view')
export class ChangesView extends LitElement {
  static override styles = [base, controls, css`
    form { display: grid; gap: 0.75rem 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); }
    .bar { justify-content: space-between; min-block-size: 2.5rem; }
    .list { padding: 0; overflow: hidden; }
    lg-change + lg-change { border-block-start: 1px solid var(--lg-line); }
    .dot { inline-size: 0.65rem; block-size: 0.65rem; border: 2px solid currentColor; border-radius: 50%; }
    .live { color: var(--lg-yes); } .live .dot { background: currentColor; }
  `];
  @property({ attribute: false }) parameters = new URLSearchParams();
  /** How many of the changes that match are shown. */
  @state() private limit = SHOWN;
  private log = new ChangeLog(this, (count) => this.arrived(count));
  private toAnnounce = 0;
  private read: string | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('parameters')) {
      this.limit = SHOWN;
    }
    if (changed.has('parameters') && this.read !== this.parameter('subject')) {
      this.read = this.parameter('subject');
      void this.log.read(this.read);
    }
  }

  override render() {
    const found = this.log.changes.filter((change) => this.isWanted(change));
    const shown = found.slice(0, this.limit);
    return html`<div class="stack">
      <p class="muted">${texts.lead}</p>
      ${this.form()}
      <div class="row bar">
        <p class="muted">${this.isFiltered()
          ? texts.found(found.length, this.log.changes.length) : texts.read(this.log.changes.length)}</p>
        ${this.liveness()}
      </div>
      ${this.log.error ? failure(this.log.error, () => void this.log.read(this.parameter('subject'))) : nothing}
      ${shown.length > 0 ? html`<div class="panel list">${repeat(shown, (change) => change.revision, (change) => html`
        <lg-change .change=${change}></lg-change>`)}</div>` : nothing}
      ${this.end(found.length)}
    </div>`;
  }

  private form() {
    const choice = (key: 'type' | 'kind', label: string, all: string, names: Readonly<Record<string, string>>) => html`<div>
      <label for=${key}>${label}</label>
      <select id=${key} @change=${(event: Event) => this.show({ [key]: (event.target as HTMLSelectElement).value })}>
        <option value="">${all}</option>
        ${Object.entries(names).map(([value, text]) => html`<option value=${value} ?selected=${value === this.parameter(key)}>${text}</option>`)}
      </select></div>`;
    return html`<form class="panel" role="search" @submit=${(event: Event) => event.preventDefault()}>
      <div><label for="text">${texts.text}</label><input id="text" type="search" placeholder=${texts.textHint}
        .value=${this.parameter('text')} @input=${(event: Event) => this.show({ text: (event.target as HTMLInputElement).value })}></div>
      ${choice('type', texts.type, texts.allTypes, texts.types)}
      ${choice('kind', texts.kind, texts.allKinds, texts.kinds)}
      <div><label for="subject">${texts.subject}</label><input id="subject" type="search" placeholder=${texts.subjectHint}
        .value=${this.parameter('subject')} @change=${(event: Event) => this.show({ subject: (event.target as HTMLInputElement).value.trim() })}></div>
    </form>`;
  }

  private liveness() {
    const { isPaused, isConnected, waiting } = this.log;
    const state = isPaused ? texts.paused : isConnected ? texts.live : texts.connecting;
    return html`<div class="row">
      <span class="row small ${isConnected && !isPaused ? 'live' : 'muted'}" role="status"><span class="dot"></span>${state}</span>
      <button aria-pressed=${isPaused} @click=${() => this.log.pause(!isPaused)}>
        ${isPaused ? (waiting.length > 0 ? texts.waiting(waiting.length) : texts.resume) : texts.pause}</button>
    </div>`;
  }

  private isFiltered(): boolean {
    return ['text', 'type', 'kind'].some((key) => this.parameter(key).trim() !== '');
  }

  private isWanted(change: Change): boolean {
    return matches(change, { text: this.parameter('text'), type: this.parameter('type'), kind: this.parameter('kind') });
  }

  private end(found: number) {
    if (this.log.isLoading) {
      return loading();
    }
    if (this.log.error) {
      return nothing;
    }
    if (found > this.limit) {
      return html`<p><button @click=${() => { this.limit += SHOWN; }}>${common.more}</button></p>`;
    }
    const oldest = this.log.changes.at(-1);
    return html`
      ${this.log.changes.length === 0 ? empty(this.parameter('subject') === '' ? texts.none : texts.noneOf) : found === 0 ? empty(texts.noMatch) : nothing}
      ${!this.log.hasEarlier ? html`<p class="muted small">${texts.oldest}</p>` : this.isFiltered() ? html`
        <p class="row"><button @click=${() => void this.log.search((change) => this.isWanted(change))}>${texts.search}</button>
          ${oldest ? html`<span class="muted small">${texts.searchedTo(formatMoment(oldest.at))}</span>` : nothing}</p>`
        : html`<p><button @click=${() => this.showEarlier()}>${texts.earlier}</button></p>`}`;
  }

  private showEarlier(): void {
    this.limit += SHOWN;
    void this.log.readEarlier();
  }

  /** Says how many changes arrived, not each of a thousand. */
  private arrived(count: number): void {
    if (this.toAnnounce === 0) {
      setTimeout(() => {
        announce(texts.arrived(this.toAnnounce));
        this.toAnnounce = 0;
      }, ANNOUNCE_AFTER_MS);
    }
    this.toAnnounce += count;
  }

  private show(change: Record<string, string>): void {
    const keys = ['subject', 'text', 'type', 'kind'];
    navigate(href('/changes', { ...Object.fromEntries(keys.map((key) => [key, this.parameter(key)])), ...change }), { replace: true });
  }

  private parameter(key: string): string {
    return this.parameters.get(key) ?? '';
  }
}
