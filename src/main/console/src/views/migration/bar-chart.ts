import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fit } from '../../parts/fit.js';
import { followHere } from '../../parts/svg-link.js';
import { base } from '../../styles.js';
import { migration as texts } from '../../texts/migration.js';

/** A bar that opens the list behind it. */
export interface Bar {
  label: string;
  count: number;
  kind: 'yes' | 'no' | 'step';
  /** The address of the list. */
  to: string;
  current: boolean;
}

const ROW = 52;
const BAR_HEIGHT = 16;
/** Narrower, the number has a line of its own below the label. */
const MIN_ONE_LINE = 400;
const LINE_HEIGHT = 20;

/** Horizontal bars in proportion to a total, each with its label and its number above it. */
@customElement('lg-bar-chart')
export class BarChart extends LitElement {
  static override styles = [base, css`
    svg { display: block; overflow: visible; }
    text { fill: var(--lg-text); font-family: var(--lg-font); font-size: 0.9375rem; unicode-bidi: isolate; }
    text.number { font-weight: 650; text-anchor: end; font-variant-numeric: tabular-nums; }
    .track { fill: var(--lg-raised); }
    .yes .bar { fill: var(--lg-yes); } .no .bar { fill: var(--lg-no); } .step .bar { fill: var(--lg-step); }
    a { text-decoration: none; }
    a:hover text { text-decoration: underline; }
    a:focus-visible { outline: none; }
    .frame { fill: transparent; stroke: none; stroke-width: 3; } /* takes clicks beside the text, too */
    a:focus-visible .frame, a[aria-current] .frame { stroke: var(--lg-accent); }
  `];
  @property({ attribute: false }) bars: readonly Bar[] = [];
  /** What a bar over the whole width stands for. */
  @property({ type: Number }) total = 0;
  @property() label = '';
  @state() private width = 0;
  private readonly observer = new ResizeObserver(([entry]) => { this.width = Math.floor(entry?.contentRect.width ?? 0); });

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  override render() {
    return html`<svg width=${this.width} height=${this.bars.length * (ROW + this.extraLine())} role="group" aria-label=${this.label}>
      ${this.width === 0 ? [] : this.bars.map((bar, i) => this.bar(bar, i * (ROW + this.extraLine())))}</svg>`;
  }

  private extraLine(): number {
    return this.width < MIN_ONE_LINE ? LINE_HEIGHT : 0;
  }

  private bar(bar: Bar, y: number) {
    const share = this.total === 0 ? 0 : bar.count / this.total;
    const number = `${texts.number(bar.count)} · ${texts.percent(share)}`;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const font = `400 ${0.9375 * rem}px ${getComputedStyle(this).getPropertyValue('--lg-font') || 'sans-serif'}`;
    const label = `${bar.label} ${number}`;
    const extra = this.extraLine();
    return svg`<a class=${bar.kind} href=${bar.to} transform="translate(0 ${y})" aria-label=${label}
      aria-current=${bar.current ? 'true' : nothing} @click=${(event: MouseEvent) => followHere(event, bar.to)}>
      <rect class="frame" x="-4" y="0" width=${this.width + 8} height=${ROW + extra - 4} rx="6"/>
      <text y="18">${fit(bar.label, this.width - (extra ? 0 : 9 * rem), font)}</text>
      <text class="number" x=${this.width} y=${18 + extra}>${number}</text>
      <rect class="track" y=${26 + extra} width=${this.width} height=${BAR_HEIGHT} rx="4"/>
      <rect class="bar" y=${26 + extra} width=${share > 0 ? Math.max(3, this.width * share) : 0} height=${BAR_HEIGHT} rx="4"/>
    </a>`;
  }
}
