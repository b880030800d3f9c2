import { Task } from '@lit/task';
import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { formatMoment } from '../../format.js';
import { name } from '../../parts/name.js';
import { empty, failure, loading } from '../../parts/notices.js';
import { href } from '../../router.js';
import { base, controls } from '../../styles.js';
import { imports as texts } from '../../texts/import.js';
import { readPage, type ImportJob } from './jobs.js';

/** The latest imports; each opens. */
@customElement('lg-import-list')
export class ImportList extends LitElement {
  static override styles = [base, controls];

  private jobs = new Task(this, {
    args: () => [],
    task: (_, { signal }) => readPage<ImportJob>('/api/imports?first=10', signal),
  });

  override render() {
    return html`<section class="panel stack" aria-labelledby="recent"><h2 id="recent">${texts.recent}</h2>
      ${this.jobs.render({
        pending: () => loading(),
        error: (error) => failure(error, () => void this.jobs.run()),
        complete: ({ items }) => items.length === 0 ? empty(texts.recentNone) : html`
          <div class="scroll" tabindex="0" role="group" aria-labelledby="recent"><table>
            <thead><tr>${[texts.when, texts.what, texts.state, texts.who].map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
            <tbody>${items.map((job) => html`<tr>
              <td><a href=${href('/import', { id: job.id })}>${formatMoment(job.createdAt)}</a></td>
              <td>${job.dryRun ? texts.rehearsal : texts.import}: ${job.kind === 'organisation' ? texts.organisation : job.kind}</td>
              <td>${texts.states[job.state] ?? job.state}</td><td>${name(job.actor)}</td></tr>`)}</tbody>
          </table></div>`,
      })}</section>`;
  }
}
