import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { isAborted } from '../../api/errors.js';
import { name } from '../../parts/name.js';
import { failure, loading } from '../../parts/notices.js';
import { href, navigate } from '../../router.js';
import { base, controls } from '../../styles.js';
import { imports as texts } from '../../texts/import.js';
import { archiveOf, UnsuitableFiles } from './archive.js';
import './file-form.js';
import './import-job.js';
import './import-list.js';
import { startImport, type ImportJob } from './jobs.js';
import { NO_OPTIONS, type ImportOptions } from './options.js';

/** Imports files: first a rehearsal, then for good. `/import?id=…` shows an import. */
@customElement('lg-import-view')
export class ImportView extends LitElement {
  static override styles = [base, controls];
  @property({ attribute: false }) parameters = new URLSearchParams();
  @state() private files: readonly File[] = [];
  @state() private options: ImportOptions = NO_OPTIONS;
  @state() private busy = '';
  @state() private problem: unknown;
  /** The rehearsal of the files that are chosen. */
  @state() private rehearsed = '';
  private sending = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sending.abort();
  }

  override render() {
    const id = this.parameters.get('id');
    return html`<div class="stack">
      ${id ? this.job(id) : html`
        <lg-file-form .files=${this.files} .options=${this.options} .disabled=${this.busy !== ''}
          @lg-files=${(event: CustomEvent<File[]>) => { this.files = event.detail; this.problem = undefined; }}
          @lg-options=${(event: CustomEvent<ImportOptions>) => { this.options = event.detail; }}
          @lg-rehearse=${() => void this.send(true)}></lg-file-form>`}
      ${this.busy ? loading(this.busy) : nothing}
      ${this.notice()}
      ${id ? nothing : html`<lg-import-list></lg-import-list>`}
    </div>`;
  }

  private job(id: string) {
    const canApply = this.rehearsed === id && this.files.length > 0;
    return html`<p><a class="button" href="/import">${texts.newImport}</a></p>
      <lg-import-job .job=${id} .canApply=${canApply} .disabled=${this.busy !== ''} @lg-apply=${() => void this.send(false)}></lg-import-job>`;
  }

  private notice() {
    if (this.problem instanceof UnsuitableFiles) {
      return html`<p class="panel" role="alert">${texts.unsuitable[this.problem.reason](name(this.problem.file))}</p>`;
    }
    return this.problem ? failure(this.problem) : nothing;
  }

  private async send(dryRun: boolean): Promise<void> {
    this.problem = undefined;
    this.sending = new AbortController();
    const { signal } = this.sending;
    try {
      this.busy = texts.packing;
      const archive = await archiveOf(this.files, signal);
      this.busy = texts.uploading;
      const job = await startImport(archive, dryRun, this.options, signal);
      this.started(job, dryRun);
    } catch (error) {
      if (!isAborted(error)) {
        this.problem = error;
      }
    } finally {
      this.busy = '';
    }
  }

  private started(job: ImportJob, dryRun: boolean): void {
    this.rehearsed = dryRun ? job.id : '';
    if (!dryRun) {
      this.files = [];
    }
    navigate(href('/import', { id: job.id }));
  }
}
