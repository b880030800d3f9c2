import { Task } from '@lit/task';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { query } from '../../api/graphql.js';
import { icons } from '../../parts/icons.js';
import { name, sentence } from '../../parts/name.js';
import { failure, loading } from '../../parts/notices.js';
import { href } from '../../router.js';
import { base, controls } from '../../styles.js';
import { migration as texts } from '../../texts/migration.js';
import { nameOf, releases } from '../../texts/names.js';
import { SUBJECTS, type Finding, type Findings, type Migration, type SubjectsResponse } from './queries.js';

/** A legacy chat pool: its migration, what blocks its decommissioning, and what to look at before. */
@customElement('lg-migration-card')
export class MigrationCard extends LitElement {
  static override styles = [base, controls, css`
    .panel { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
    .icon .cut { fill: none; stroke: var(--lg-surface); }
    h4 { margin: 0; display: flex; gap: 0.4rem; align-items: center; font-size: 0.9375rem; }
    .no { color: var(--lg-no); } .step { color: var(--lg-step); } .yes { color: var(--lg-yes); }
    li { padding-block: 0.35rem; border-block-end: 1px solid var(--lg-line); }
    li:last-child { border: 0; }
    summary { cursor: pointer; min-block-size: 1.5rem; color: var(--lg-accent); }
    .subjects { columns: 16rem; padding-block: 0.25rem; }
    .subjects li { border: 0; padding: 0; break-inside: avoid; }
  `];
  @property() fqdn = '';
  @property() release = '';
  @property() poolState = '';
  /** Nothing if none is planned. */
  @property({ attribute: false }) migration: Migration | undefined;
  /** Nothing while it is looked for. */
  @property({ attribute: false }) found: Findings | undefined;
  /** Whether it is looked for. */
  @property({ type: Boolean }) pending = false;
  @state() private isOpen = false;

  private subjects = new Task(this, {
    args: () => [this.isOpen, this.fqdn, this.found] as const,
    task: async ([isOpen, pool], { signal }) => isOpen
      ? (await query<SubjectsResponse>(SUBJECTS, { pool }, signal)).chatPool?.migration ?? undefined
      : undefined,
  });

  override render() {
    return html`<section class="panel" aria-labelledby="pool">
      <div><h3 id="pool"><a href=${href('/estate', { pool: this.fqdn })}>${name(this.fqdn)}</a></h3>
        <p class="muted small">${nameOf(releases, this.release)}${this.migration ? html`, ${this.step(this.migration)}` : nothing}</p></div>
      ${!this.migration ? html`<p>${texts.unplanned}</p>`
        : this.found ? this.progress(this.found) : this.pending ? loading(texts.looking) : nothing}
    </section>`;
  }

  private step({ target, complete }: Migration) {
    const step = this.poolState === 'DECOMMISSIONED' ? texts.decommissioned : complete ? texts.complete : texts.planned;
    return html`${texts.into(name(target.fqdn))}: ${step}`;
  }

  private progress({ blockers, findings }: Findings) {
    return html`
      ${this.poolState === 'DECOMMISSIONED' ? nothing : blockers.length === 0
        ? html`<h4 class="yes">${icons.yes} ${texts.noBlockers}</h4>`
        : this.findings('no', 'blockers', texts.blockers(blockers.length), blockers)}
      ${findings.length === 0 ? html`<p class="muted">${texts.noFindings}</p>`
        : this.findings('step', 'findings', texts.findings(findings.length), findings)}`;
  }

  private findings(kind: 'no' | 'step', of: keyof Findings, heading: string, findings: readonly Finding[]) {
    return html`<div><h4 class=${kind}>${icons[kind]} ${heading}</h4>
      <ul>${findings.map((finding, i) => html`<li>
        <a href=${href('/rules', { rule: finding.rule.id })}>${finding.rule.title}</a>
        <p>${sentence(finding.reason)}</p>
        ${finding.count === 0 ? nothing : html`<details @toggle=${() => { this.isOpen = true; }}>
          <summary>${texts.objects(finding.count)}</summary>${this.list(of, i, finding.count)}
        </details>`}</li>`)}</ul></div>`;
  }

  private list(of: keyof Findings, index: number, count: number) {
    return this.subjects.render({
      pending: () => loading(),
      error: (error) => failure(error, () => void this.subjects.run()),
      complete: (found) => {
        const subjects = found?.[of][index]?.subjects ?? [];
        return html`<ul class="subjects">${subjects.map((subject) => html`<li>${name(subject)}</li>`)}</ul>
          ${subjects.length < count ? html`<p class="small muted">${texts.firstOf(subjects.length, count)}</p>` : nothing}`;
      },
    });
  }
}
