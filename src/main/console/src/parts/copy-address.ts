import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { announce } from '../announcer.js';
import { base, controls } from '../styles.js';
import { common } from '../texts/common.js';
import { icons } from './icons.js';

const SHOWN_MS = 2_000;

/** Copies the present address, so that it can be put into a ticket. */
@customElement('lg-copy-address')
export class CopyAddress extends LitElement {
  static override styles = [base, controls, css`button { min-block-size: 2.5rem; white-space: nowrap; }`];
  @state() private copied = false;

  override render() {
    return html`<button type="button" @click=${this.copy}>${this.copied ? icons.yes : icons.copy}
      ${this.copied ? common.copied : common.copyAddress}</button>`;
  }

  private async copy(): Promise<void> {
    await navigator.clipboard.writeText(location.href);
    this.copied = true;
    announce(common.copied);
    setTimeout(() => { this.copied = false; }, SHOWN_MS);
  }
}
