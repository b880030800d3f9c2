import Combobox from '@github/combobox-nav';
import { Task, TaskStatus } from '@lit/task';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query as element, state } from 'lit/decorators.js';
import { query } from '../api/graphql.js';
import { plainText } from '../safe-text.js';
import { base, controls } from '../styles.js';
import { ask } from '../texts/ask.js';
import { nameOf, releases } from '../texts/names.js';
import { SEARCH, type FoundUser } from './found-user.js';
import { name } from './name.js';
import { failure } from './notices.js';

const PAUSE_MS = 150;
const SHOWN = 8;

/** Picks a user by the beginning of the SIP address or of a word of the name. Fires `lg-pick` with the SIP address. */
@customElement('lg-user-picker')
export class UserPicker extends LitElement {
  static override styles = [base, controls, css`
    :host { position: relative; }
    ul {
      position: absolute; z-index: 3; inset-inline: 0; margin-block-start: 0.25rem; max-block-size: 22rem; overflow: auto;
      border: 1px solid var(--lg-edge); border-radius: 0.375rem; background: var(--lg-surface);
      box-shadow: 0 6px 20px rgb(0 0 0 / 20%);
    }
    li { display: grid; min-block-size: 2.75rem; padding: 0.4rem 0.7rem; cursor: pointer; }
    li + li { border-block-start: 1px solid var(--lg-line); }
    li:hover { background: var(--lg-raised); }
    li[aria-selected="true"] { background: var(--lg-accent-soft); box-shadow: inset 3px 0 var(--lg-accent); }
    .more { min-block-size: auto; cursor: default; }
    .more:hover { background: none; }
    .nothing { position: absolute; z-index: 3; inset-inline: 0; padding: 0.7rem; box-shadow: 0 6px 20px rgb(0 0 0 / 20%); }
  `];

  /** The SIP address that is picked; empty for none. */
  @property() user = '';
  /** The name to show for it. */
  @property() displayName = '';
  @state() private text = '';
  @state() private open = false;
  @element('input') private input!: HTMLInputElement;
  @element('ul') private list!: HTMLUListElement | null;
  private combobox: Combobox | undefined;

  private search = new Task(this, {
    args: () => [this.text.trim(), this.open] as const,
    task: async ([text, open], { signal }) => {
      if (!open || text === '') {
        return [];
      }
      await new Promise((go) => setTimeout(go, PAUSE_MS));
      signal.throwIfAborted();
      return (await query<{ users: { nodes: FoundUser[] } }>(SEARCH, { text, first: SHOWN + 1 }, signal)).users.nodes;
    },
    onComplete: (users) => {
      const only = users.length === 1 ? users[0] : undefined;
      if (this.isAwaited && only) {
        this.pick(only.sipAddress);
      }
    },
  });
  /** The users whose options the keyboard moves through. */
  private navigated: readonly FoundUser[] | undefined;
  /** Enter was pressed before the answer was there. */
  private isAwaited = false;

  override render() {
    return html`
      <label for="user">${ask.user}</label>
      <input id="user" type="text" role="combobox" aria-autocomplete="list" aria-expanded=${this.isListOpen()}
        autocomplete="off" autocapitalize="none" spellcheck="false" placeholder=${ask.userHint}
        .value=${this.open ? this.text : this.shown()} @input=${this.typed} @focus=${this.focused} @blur=${this.close}
        @keydown=${this.pressed}>
      ${this.open && this.text.trim() !== '' ? this.results() : nothing}
      <div class="visually-hidden" role="status">${this.status()}</div>`;
  }

  private results() {
    return this.search.render({
      pending: () => this.options(this.search.value ?? []),
      complete: (users) => users.length > 0 ? this.options(users) : html`
        <p class="panel nothing">${ask.noUser(plainText(this.text.trim()))}</p>`,
      error: (error) => html`<div class="nothing">${failure(error)}</div>`,
    });
  }

  private options(users: readonly FoundUser[]) {
    return users.length === 0 ? nothing : html`
      <ul id="users" role="listbox" aria-label=${ask.user} @mousedown=${(event: Event) => event.preventDefault()}
        @combobox-commit=${(event: Event) => this.pick((event.target as HTMLElement).dataset['user'] ?? '')}>
        ${users.slice(0, SHOWN).map((user, i) => html`<li role="option" id="user-${i}" data-user=${user.sipAddress}>
          <span>${name(user.displayName ?? user.sipAddress)}</span>
          <span class="small muted">${name(user.sipAddress.replace(/^sip:/, ''))}${user.home
            ? html` · ${nameOf(releases, user.home.release)}` : nothing}${user.enabled ? nothing : html` · ${ask.accountOff}`}</span>
        </li>`)}
        ${users.length > SHOWN ? html`<li class="more small muted" role="presentation">${ask.moreUsers}</li>` : nothing}
      </ul>`;
  }

  protected override updated(): void {
    if (!this.isListOpen() || !this.list) {
      this.combobox?.stop(); // destroy() would take its role from the field
      this.combobox = undefined;
    } else if (this.combobox?.list !== this.list) {
      this.combobox?.stop();
      this.combobox = new Combobox(this.input, this.list, { firstOptionSelectionMode: 'selected' });
      this.combobox.start();
    } else if (this.search.value !== this.navigated) {
      this.combobox.resetSelection();
    }
    this.navigated = this.search.value;
  }

  private isListOpen(): boolean {
    return this.open && this.text.trim() !== '' && (this.search.value?.length ?? 0) > 0;
  }

  private shown(): string {
    const address = this.user.replace(/^sip:/, '');
    return plainText(this.displayName === '' ? address : `${this.displayName} (${address})`);
  }

  private status(): string {
    const found = this.search.value?.length ?? 0;
    if (!this.open || this.text.trim() === '' || found === 0) {
      return '';
    }
    return found > SHOWN ? `${ask.found(SHOWN)}. ${ask.moreUsers}` : ask.found(found);
  }

  private typed(): void {
    this.text = this.input.value;
    this.open = true;
    this.isAwaited = false;
  }

  private focused(): void {
    this.text = '';
    this.input.select();
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      this.close();
    } else if (event.key === 'Enter' && !this.input.hasAttribute('aria-activedescendant')) {
      if (this.text.includes('@')) {
        this.pick(this.text.trim()); // pasted from elsewhere, and not waited for
      }
      this.isAwaited = this.open && this.search.status === TaskStatus.PENDING;
    }
  }

  private close(): void {
    this.open = false;
  }

  private pick(user: string): void {
    this.open = false;
    this.text = '';
    this.dispatchEvent(new CustomEvent('lg-pick', { detail: user }));
  }
}
