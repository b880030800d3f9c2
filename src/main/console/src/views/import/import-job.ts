import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { isAborted } from '../../api/errors.js';
import { announce } from '../../announcer.js';
import { name, sentence } from '../../parts/name.js';
import { failure, loading } from '../../parts/notices.js';
import { base, controls } from '../../styles.js';
import { imports as texts } from '../../texts/import.js';
import { clients, nameOf } from '../../texts/names.js';
import './import-rows.js';
import { cancelImport, hasEnded, readImport, type ImportFile, type ImportImpact, type ImportJob as Job } from './jobs.js';

const INTERVAL_MS = 1000;

/** An import: how far it is, what it did or would do, and what it refused. Fires `lg-apply`. */
@customElement('lg-import-job')
export class ImportJob extends LitElement {
  static override styles = [base, controls, css`
    progress { inline-size: 100%; block-size: 0.75rem; accent-color: var(--lg-accent); }
    td.number, th.number { text-align: end; }
    .bad { color: var(--lg-no); font-weight: 650; }
    .gain { color: var(--lg-yes); font-weight: 650; }
  `];
  /** The id. */
  @property() job = '';
  /** Whether the files of this rehearsal are at hand. */
  @property({ type: Boolean }) canApply = false;
  @property({ type: Boolean }) disabled = false;
  @state() private found: Job | undefined;
  @state() private problem: unknown;
  private watching = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watching.abort();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) {
      this.watch();
    }
  }

  override render() {
    const job = this.found;
    return html`<div class="stack">
      ${this.problem ? failure(this.problem, () => this.watch()) : nothing}
      ${job ? this.content(job) : this.problem ? nothing : loading()}
    </div>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('job')) {
      this.found = undefined;
      this.watch();
    }
  }

  private content(job: Job) {
    return html`<section class="panel stack" aria-labelledby="state">
        <h2 id="state">${texts.stateOf(job.dryRun ? texts.rehearsal : texts.import, texts.states[job.state] ?? job.state)}</h2>
        ${hasEnded(job) ? nothing : this.progress(job)}
        ${job.failure ? html`<p role="alert">${sentence(job.failure.detail ?? job.failure.title ?? '')}</p>` : nothing}
        ${job.dryRun && hasEnded(job) ? html`<p class="muted">${texts.nothingStored}</p>` : nothing}
        ${job.files.some((file) => file.report) ? this.files(job) : nothing}
        ${this.warnings(job)}
        ${job.dryRun && job.state === 'DONE' ? this.apply() : nothing}
      </section>
      ${job.impact ? this.impact(job.impact) : nothing}
      ${hasEnded(job) ? html`<lg-import-rows .job=${job}></lg-import-rows>` : nothing}`;
  }

  private progress(job: Job) {
    const share = job.bytes === 0 ? 0 : job.bytesDone / job.bytes;
    return html`<progress max="1" value=${share} aria-labelledby="state"></progress>
      <p class="row"><span>${texts.progress(share, job.rows, job.rowsPerSecond)}</span>
        ${typeof job.secondsLeft === 'number' ? html`<span class="muted">${texts.secondsLeft(job.secondsLeft)}</span>` : nothing}
        ${job.cancelRequested ? html`<span class="muted">${texts.cancelling}</span>`
          : html`<button @click=${() => void this.cancel()}>${texts.cancel}</button>`}</p>`;
  }

  private apply() {
    return this.canApply
      ? html`<p class="row"><button class="primary" ?disabled=${this.disabled} @click=${() => this.dispatchEvent(new CustomEvent('lg-apply'))}>${texts.apply}</button>
          <span class="muted small">${texts.applyText}</span></p>`
      : html`<p class="muted">${texts.applyAgain}</p>`;
  }

  private files({ files, dryRun }: Job) {
    const columns = [texts.rows, dryRun ? texts.wouldBe.created : texts.created, dryRun ? texts.wouldBe.changed : texts.changed,
      texts.unchanged, texts.refused, texts.passedOver, texts.absent];
    return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="state"><table>
      <thead><tr><th scope="col">${texts.file}</th><th scope="col">${texts.kind}</th>
        ${columns.map((column) => html`<th scope="col" class="number">${column}</th>`)}</tr></thead>
      <tbody>${files.map((file) => this.file(file))}</tbody></table></div>`;
  }

  private file({ name: fileName, kind, report }: ImportFile) {
    const number = (value: number | undefined, isBad = false) =>
      html`<td class=${isBad && value ? 'number bad' : 'number'}>${value === undefined ? '–' : texts.number(value)}</td>`;
    return html`<tr><th scope="row">${name(fileName)}</th><td>${kind}</td>
      ${number(report?.rows)}${number(report?.created)}${number(report?.changed)}${number(report?.unchanged)}
      ${number(report?.refused, true)}${number(report?.passedOver)}${number(report?.absent)}</tr>`;
  }

  private warnings({ files }: Job) {
    const warnings = files.flatMap((file) => file.report?.warnings ?? []);
    return warnings.length === 0 ? nothing : html`<div><h3>${texts.warnings}</h3>
      <ul>${warnings.map(({ reason, count }) => html`<li>${texts.warning(sentence(reason), count)}</li>`)}</ul></div>`;
  }

  private impact(impact: ImportImpact) {
    return html`<section class="panel stack" aria-labelledby="impact"><h2 id="impact">${texts.impact}</h2>
      <p>${impact.clients.length === 0 ? texts.impactNone : texts.impactUsers(impact.users)}</p>
      ${impact.clients.length === 0 ? nothing : html`<div class="scroll" tabindex="0" role="group" aria-labelledby="impact"><table>
        <thead><tr><th scope="col">${texts.client}</th><th scope="col">${texts.pool}</th>
          <th scope="col" class="number">${texts.gain}</th><th scope="col" class="number">${texts.lose}</th></tr></thead>
        <tbody>${impact.clients.map(({ client, pool, gained, lost }) => html`<tr>
          <td>${nameOf(clients, client)}</td><td>${name(pool)}</td>
          <td class=${gained ? 'number gain' : 'number'}>${texts.number(gained)}</td><td class=${lost ? 'number bad' : 'number'}>${texts.number(lost)}</td></tr>`)}
        </tbody></table></div>`}</section>`;
  }

  /** Reads the import until it has ended. */
  private watch(): void {
    this.watching.abort();
    this.watching = new AbortController();
    this.problem = undefined;
    void this.read(this.job, this.watching.signal);
  }

  private async read(id: string, signal: AbortSignal): Promise<void> {
    try {
      while (!signal.aborted) {
        this.found = await readImport(id, signal);
        if (hasEnded(this.found)) {
          announce(texts.stateOf(this.found.dryRun ? texts.rehearsal : texts.import, texts.states[this.found.state] ?? this.found.state));
          return;
        }
        await new Promise((go) => setTimeout(go, INTERVAL_MS));
      }
    } catch (error) {
      if (!isAborted(error)) {
        this.problem = error;
      }
    }
  }

  private async cancel(): Promise<void> {
    try {
      await cancelImport(this.job);
    } catch (error) {
      this.problem = error;
    }
  }
}
