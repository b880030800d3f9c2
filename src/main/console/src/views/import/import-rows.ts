import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { download } from '../../parts/download.js';
import { name, sentence } from '../../parts/name.js';
import { empty, failure, loading } from '../../parts/notices.js';
import { base, controls } from '../../styles.js';
import { common } from '../../texts/common.js';
import { imports as texts } from '../../texts/import.js';
import { nameOf } from '../../texts/names.js';
import { readPage, type ImportJob, type ImportRow, type Page } from './jobs.js';

/** The rows that an import refused or passed over, by line, with the reasons; as a file to mend, too. */
@customElement('lg-import-rows')
export class ImportRows extends LitElement {
  static override styles = [base, controls, css`
    td.number { text-align: end; }
    .file { overflow-wrap: anywhere; }
  `];
  @property({ attribute: false }) job!: ImportJob;
  @state() private pages: Page<ImportRow>[] = [];
  @state() private problem: unknown;
  @state() private busy = false;
  private readId = '';

  override render() {
    const rows = this.pages.flatMap((page) => page.items);
    return html`<section class="panel stack" aria-labelledby="rows"><h2 id="rows">${texts.rowsTitle}</h2>
      ${this.pages.length > 0 && rows.length === 0 ? empty(texts.rowsNone) : nothing}
      ${rows.length > 0 ? html`
        <p class="row">${this.filesWithRows().map((file) => html`
          <button ?disabled=${this.busy} @click=${() => void this.save(file.number, file.name)}>${texts.downloadRows(name(file.name))}</button>`)}</p>
        <div class="scroll" tabindex="0" role="group" aria-labelledby="rows"><table>
        <thead><tr><th scope="col">${texts.file}</th><th scope="col">${texts.line}</th><th scope="col">${texts.object}</th><th scope="col">${texts.reason}</th></tr></thead>
        <tbody>${rows.map((row) => this.row(row))}</tbody></table></div>` : nothing}
      ${this.busy ? loading() : nothing}
      ${this.problem ? failure(this.problem, () => void this.readNext()) : nothing}
      ${this.pages.at(-1)?.next ? html`<p><button ?disabled=${this.busy} @click=${() => void this.readNext()}>${common.more}</button></p>` : nothing}
    </section>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('job') && this.job.id !== this.readId) {
      this.readId = this.job.id;
      this.pages = [];
      void this.readNext();
    }
  }

  private row(row: ImportRow) {
    const file = this.job.files.find(({ number }) => number === row.file)?.name ?? String(row.file);
    return html`<tr><td class="file">${name(file)}</td>
      <td class="number">${row.line === 0 ? texts.notInFile : texts.number(row.line)}</td>
      <td>${name(row.id)}</td>
      <td>${row.passedOver ? texts.passedOverBecause(nameOf(texts.passedOverReasons, row.passedOver))
        : html`<ul>${row.violations.map(({ column, reason }) => html`<li>${texts.column(column, sentence(reason))}</li>`)}</ul>`}</td></tr>`;
  }

  private filesWithRows() {
    return this.job.files.filter(({ report }) => report && report.refused + report.passedOver > 0);
  }

  private async readNext(): Promise<void> {
    const last = this.pages.at(-1);
    this.busy = true;
    this.problem = undefined;
    try {
      const page = await readPage<ImportRow>(last?.next ?? `/api/imports/${this.readId}/refused?first=50`);
      this.pages = [...this.pages, page];
    } catch (error) {
      this.problem = error;
    } finally {
      this.busy = false;
    }
  }

  private async save(file: number, fileName: string): Promise<void> {
    this.problem = undefined;
    try {
      await download(`/api/imports/${this.readId}/refused.csv?file=${file}`, `refused-${fileName.replace(/^.*[\\/]/, '').replace(/\.csv$/i, '')}.csv`);
    } catch (error) {
      this.problem = error;
    }
  }
}
