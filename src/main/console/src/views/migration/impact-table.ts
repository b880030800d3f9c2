import { Task, TaskStatus } from '@lit/task';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { query } from '../../api/graphql.js';
import { name, nameInColumn } from '../../parts/name.js';
import { failure, loading } from '../../parts/notices.js';
import type { Page, PageReader } from '../../parts/pages.js';
import { USER_PAGE, type ListedUser } from '../../parts/user-list.js';
import { href } from '../../router.js';
import { plainText } from '../../safe-text.js';
import { base, controls } from '../../styles.js';
import { migration as texts } from '../../texts/migration.js';
import { clients as clientNames, nameOf } from '../../texts/names.js';
import { affectedUsers, impacts, type Choices, type Impact, type PlannedChange, type Question } from './queries.js';
import { inBatches, questionsOf, spokenFor } from './what-if.js';

interface Calculated {
  question: Question;
  impact: Impact;
}

/** Few, and one at first, so that the first results are there soon; a request may have at most 10 by its weight. */
const BATCH = 2;

/** Who gains and who loses by a change, for each client and chat pool; each number opens the list of users. */
@customElement('lg-impact-table')
export class ImpactTable extends LitElement {
  static override styles = [base, controls, css`
    :host { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
    td a { display: inline-flex; gap: 0.6rem; align-items: center; min-block-size: 2rem; padding-inline: 0.4rem; border: 1px solid transparent; border-radius: 0.375rem; text-decoration: none; font-weight: 650; }
    td a:hover { background: var(--lg-raised); }
    td a[aria-current] { border-color: currentColor; background: var(--lg-raised); }
    tbody th { min-inline-size: 8rem; }
    h4 { margin: 0 0 0.25rem; font-size: 0.9375rem; }
    .gain { color: var(--lg-yes); } .loss { color: var(--lg-no); }
    .lists { display: grid; gap: var(--lg-gap); grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); align-items: start; }
  `];
  @property({ attribute: false }) change!: PlannedChange;
  @property({ attribute: false }) choices!: Choices;
  @property({ attribute: false }) parameters = new URLSearchParams();
  /** What is calculated so far. */
  @state() private calculated: Calculated[] = [];

  private impacts = new Task(this, {
    // the text: another object for the same change is no reason to calculate again
    args: () => [JSON.stringify(this.change), this.choices] as const,
    task: async ([change, choices], { signal }) => {
      const questions = questionsOf(choices, JSON.parse(change) as PlannedChange);
      this.calculated = [];
      for (const batch of [...inBatches(questions.slice(0, 1), 1), ...inBatches(questions.slice(1), BATCH)]) {
        const found = await this.calculate(JSON.parse(change) as PlannedChange, batch, signal);
        signal.throwIfAborted();
        this.calculated = [...this.calculated, ...found];
      }
      return this.calculated;
    },
  });

  override render() {
    const found = this.calculated;
    const isComplete = this.impacts.status === TaskStatus.COMPLETE;
    const isEmpty = found.every(({ impact }) => impact.gained + impact.lost === 0);
    return html`
      ${found.length > 0 ? html`<h3 id="results">${texts.results}</h3>` : nothing}
      ${this.impacts.render({
        pending: () => loading(texts.calculating(found.length, questionsOf(this.choices, this.change).length)),
        error: (error) => failure(error, () => void this.impacts.run()),
        complete: () => found.length === 0 ? html`<p class="muted">${texts.noQuestions}</p>` : nothing,
      })}
      ${found.length === 0 || (isEmpty && !isComplete) ? nothing
        : isEmpty ? html`<p role="status">${texts.nobody}</p>` : this.table(found)}
      ${this.detail(found)}`;
  }

  private async calculate(change: PlannedChange, batch: readonly Question[], signal: AbortSignal): Promise<Calculated[]> {
    const variables: Record<string, unknown> = { change };
    batch.forEach(({ client, pool }, i) => {
      variables[`c${i}`] = client;
      variables[`p${i}`] = pool;
    });
    const found = await query<Record<string, Impact>>(impacts(batch), variables, signal);
    return batch.map((question, i) => ({ question, impact: found[`i${i}`] as Impact }));
  }

  private table(found: readonly Calculated[]) {
    const columns = [...new Set(found.map(({ question }) => question.client))];
    const rows = [...new Set(found.map(({ question }) => question.pool))];
    return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="results"><table>
      <thead><tr><th scope="col">${texts.pool}</th>${columns.map((client) => html`<th scope="col">${this.clients(client)}</th>`)}</tr></thead>
      <tbody>${rows.map((pool) => html`<tr><th scope="row">${nameInColumn(pool)}</th>
        ${columns.map((client) => this.cell(found.find(({ question }) => question.client === client && question.pool === pool)))}</tr>`)}</tbody>
    </table></div>`;
  }

  private cell(found: Calculated | undefined) {
    if (!found) {
      return html`<td class="muted">${texts.notReached}</td>`;
    }
    const { question: { client, pool }, impact: { gained, lost } } = found;
    if (gained + lost === 0) {
      return html`<td class="muted">${texts.noChange}</td>`;
    }
    const to = href('/migration', { ...Object.fromEntries(this.parameters), client, at: pool });
    return html`<td><a href=${to} aria-label=${texts.cell(this.clients(client), plainText(pool), gained, lost)}
      aria-current=${this.isOpen({ client, pool }) ? 'true' : nothing}>
      ${gained > 0 ? html`<span class="gain">${texts.gains(gained)}</span>` : nothing}
      ${lost > 0 ? html`<span class="loss">${texts.loses(lost)}</span>` : nothing}</a></td>`;
  }

  private detail(found: readonly Calculated[]) {
    const open = found.find(({ question }) => this.isOpen(question));
    if (!open) {
      return nothing;
    }
    const { question: { client, pool }, impact } = open;
    return html`<h3>${texts.detail(this.clients(client), name(pool))}</h3>
      <div class="lists">
        ${impact.gained > 0 ? html`<div><h4>${texts.gained(impact.gained)}</h4>${this.users('usersWhoGain', client, pool)}</div>` : nothing}
        ${impact.lost > 0 ? html`<div><h4>${texts.lost(impact.lost)}</h4>
          <p class="muted">${texts.lostBecause}: ${impact.lostByObstacle.map(({ rule, userCount }, i) => html`${i > 0 ? '; ' : nothing}${rule.title} (${texts.number(userCount)})`)}</p>
          ${this.users('usersWhoLose', client, pool)}</div>` : nothing}
      </div>`;
  }

  private users(field: 'usersWhoGain' | 'usersWhoLose', client: string, pool: string) {
    return html`<lg-user-list .read=${this.reader(field, client, pool)}></lg-user-list>`;
  }

  private readers = new Map<string, PageReader<ListedUser>>();

  /** The same function for the same list: another one would read it again. */
  private reader(field: 'usersWhoGain' | 'usersWhoLose', client: string, pool: string) {
    const change = this.change;
    const key = JSON.stringify([field, client, pool, change]);
    const known = this.readers.get(key);
    if (known) {
      return known;
    }
    const read: PageReader<ListedUser> = async (after, first, signal) =>
      (await query<{ impact: { users: Page<ListedUser> } }>(
        affectedUsers(field, USER_PAGE), { client, pool, change, first, after }, signal)).impact.users;
    this.readers.set(key, read);
    return read;
  }

  private isOpen({ client, pool }: Question): boolean {
    return spokenFor(client, this.choices).includes(this.parameters.get('client') ?? '') && this.parameters.get('at') === pool;
  }

  private clients(client: string): string {
    return texts.clients(spokenFor(client, this.choices).map((other) => nameOf(clientNames, other)));
  }
}
