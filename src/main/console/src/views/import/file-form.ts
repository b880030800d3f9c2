import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { name } from '../../parts/name.js';
import { plainText } from '../../safe-text.js';
import { base, controls } from '../../styles.js';
import { imports as texts } from '../../texts/import.js';
import { nameOf, releases } from '../../texts/names.js';
import type { ImportOptions } from './options.js';

/** Takes files by drop or by choice, and the options of an import. Fires `lg-files`, `lg-options` and `lg-rehearse`. */
@customElement('lg-file-form')
export class FileForm extends LitElement {
  static override styles = [base, controls, css`
    .drop { display: grid; gap: 0.75rem; justify-items: center; padding: 2rem 1rem; border: 2px dashed var(--lg-edge); border-radius: var(--lg-radius); text-align: center; }
    .drop.over { border-color: var(--lg-accent); background: var(--lg-accent-soft); }
    .big { font-size: var(--lg-large); font-weight: 650; }
    .files li { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; align-items: center; border-block-end: 1px solid var(--lg-line); padding-block: 0.25rem; }
    .files .name { flex: 1; }
    .fields { display: grid; gap: 0.75rem 1rem; padding-block-start: 0.75rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); align-items: end; }
    summary { cursor: pointer; min-block-size: 1.5rem; color: var(--lg-accent); font-weight: 550; }
    .check { display: flex; gap: 0.5rem; align-items: center; min-block-size: 2.5rem; font-size: inherit; }
    .check input { inline-size: 1.25rem; block-size: 1.25rem; flex: none; }
  `];
  @property({ attribute: false }) files: readonly File[] = [];
  @property({ attribute: false }) options!: ImportOptions;
  @property({ type: Boolean }) disabled = false;
  @state() private over = false;
  @query('input[type="file"]') private input!: HTMLInputElement;

  override render() {
    const size = this.files.reduce((sum, file) => sum + file.size, 0);
    return html`<section class="panel stack">
      <p class="muted">${texts.intro}</p>
      <div class=${this.over ? 'drop over' : 'drop'} @dragover=${this.dragged} @dragleave=${() => { this.over = false; }} @drop=${this.dropped}>
        <span class="big">${texts.drop}</span><span class="muted">${texts.or}</span>
        <input type="file" multiple hidden tabindex="-1" accept=".csv,.txt,.zip" aria-label=${texts.chooseFiles} @change=${this.picked}>
        <button ?disabled=${this.disabled} @click=${() => this.input.click()}>${texts.chooseFiles}</button>
      </div>
      ${this.files.length > 0 ? html`
        <ul class="files" aria-label=${texts.chosen(this.files.length, texts.bytes(size))}>${this.files.map((file) => this.file(file))}</ul>` : nothing}
      ${this.more()}
      <p class="row"><button class="primary" ?disabled=${this.disabled || this.files.length === 0}
        @click=${() => this.dispatchEvent(new CustomEvent('lg-rehearse'))}>${texts.rehearse}</button>
        <span class="muted small">${texts.rehearseText}</span></p>
    </section>`;
  }

  private file(file: File) {
    return html`<li>${name(file.name)}<span class="muted small number">${texts.bytes(file.size)}</span>
      <button class="plain" ?disabled=${this.disabled} aria-label=${texts.remove(plainText(file.name))}
        @click=${() => this.choose(this.files.filter((other) => other !== file))}>×</button></li>`;
  }

  private more() {
    const { guidsReissued, groupChatPools, groupChatRelease, groupChatRegistrar } = this.options;
    return html`<details><summary>${texts.options}</summary><div class="fields">
      <label class="check"><input type="checkbox" .checked=${guidsReissued}
        @change=${(event: Event) => this.set({ guidsReissued: (event.target as HTMLInputElement).checked })}>${texts.guidsReissued}</label>
      ${this.field('groupChatPools', texts.groupChatPools, groupChatPools)}
      <div><label for="release">${texts.groupChatRelease}</label>
        <select id="release" @change=${(event: Event) => this.set({ groupChatRelease: (event.target as HTMLSelectElement).value })}>
          ${['', 'LYNC_2010', 'OCS_2007_R2'].map((release) => html`<option value=${release} ?selected=${release === groupChatRelease}>
            ${release ? nameOf(releases, release) : texts.fromFile}</option>`)}
        </select></div>
      ${this.field('groupChatRegistrar', texts.groupChatRegistrar, groupChatRegistrar)}
    </div></details>`;
  }

  private field(key: 'groupChatPools' | 'groupChatRegistrar', label: string, value: string) {
    return html`<div><label for=${key}>${label}</label><input id=${key} type="text" autocomplete="off" spellcheck="false" .value=${value}
      @change=${(event: Event) => this.set({ [key]: (event.target as HTMLInputElement).value })}></div>`;
  }

  private dragged(event: DragEvent): void {
    event.preventDefault();
    this.over = true;
  }

  private dropped(event: DragEvent): void {
    event.preventDefault();
    this.over = false;
    if (!this.disabled) {
      this.add([...event.dataTransfer?.files ?? []]);
    }
  }

  private picked(): void {
    this.add([...this.input.files ?? []]);
    this.input.value = ''; // so that the same file can be chosen again
  }

  private add(files: File[]): void {
    this.choose([...this.files, ...files]);
  }

  private choose(files: readonly File[]): void {
    this.dispatchEvent(new CustomEvent('lg-files', { detail: files }));
  }

  private set(change: Partial<ImportOptions>): void {
    this.dispatchEvent(new CustomEvent('lg-options', { detail: { ...this.options, ...change } }));
  }
}
