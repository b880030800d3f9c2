import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../styles.js';
import '@awesome.me/webawesome/dist/components/spinner/spinner.js';

/** Says that something is loading; shown only if it takes longer than a glance. */
@customElement('lg-progress')
export class Progress extends LitElement {
  static override styles = [base, css`
    :host { animation: appear 0.2s 0.25s both; color: var(--lg-muted); }
    p { display: flex; align-items: center; gap: 0.6rem; padding-block: 0.75rem; }
    wa-spinner { font-size: 1.25rem; --indicator-color: var(--lg-accent); --track-color: var(--lg-line); --track-width: 3px; }
    @keyframes appear { from { opacity: 0; } }
    @media (prefers-reduced-motion: reduce) { wa-spinner { --speed: 6s; } }
  `];
  @property() label = '';

  override render() {
    return html`<p role="status"><wa-spinner aria-hidden="true"></wa-spinner>${this.label} …</p>`;
  }
}
