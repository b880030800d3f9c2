import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fit } from '../../parts/fit.js';
import { followHere } from '../../parts/svg-link.js';
import { href } from '../../router.js';
import { plainText } from '../../safe-text.js';
import { base } from '../../styles.js';
import { estate } from '../../texts/estate.js';
import { nameOf, poolStates } from '../../texts/names.js';
import type { Deployment } from './deployments.js';
import { layOut, type ChatBox, type FrontEndBox } from './layout.js';

const PADDING = 12;
const BAR_HEIGHT = 5;

/** The pools of a deployment: front-end pools, and the chat pools homed on them. Each is a link. */
@customElement('lg-deployment-drawing')
export class DeploymentDrawing extends LitElement {
  static override styles = [base, css`
    svg { display: block; overflow: visible; }
    a { text-decoration: none; }
    a:focus-visible { outline: none; }
    rect.box { stroke-width: 1.5; }
    .front-end rect.box { fill: var(--lg-raised); stroke: var(--lg-edge); }
    .chat rect.box { fill: var(--lg-accent-soft); stroke: var(--lg-accent); }
    .chat.out rect.box { fill: none; stroke: var(--lg-edge); stroke-dasharray: 5 4; }
    a:hover rect.box { stroke-width: 2.5; }
    a[aria-current] rect.box { stroke: var(--lg-accent); stroke-width: 3; }
    a:focus-visible rect.box { stroke: var(--lg-accent); stroke-width: 4; }
    text { fill: var(--lg-text); font-family: var(--lg-font); unicode-bidi: isolate; }
    text.title { font-size: 0.875rem; font-weight: 650; }
    text.detail { font-size: 0.8125rem; fill: var(--lg-muted); }
    .track { fill: var(--lg-line); }
    .bar { fill: var(--lg-accent); }
    .line { fill: none; stroke: var(--lg-accent); stroke-width: 2; }
  `];
  @property({ attribute: false }) deployment!: Deployment;
  /** The FQDN of the pool that is shown beside the drawing. */
  @property() selected = '';
  /** The users of the largest front-end pool of all deployments, to which the bars are in proportion. */
  @property({ type: Number }) largest = 0;
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
    if (this.width === 0) {
      return nothing;
    }
    const layout = layOut(this.deployment, this.width);
    return html`<svg width=${layout.width} height=${layout.height} role="group" aria-label=${estate.pools}>
      ${layout.homeLines.map((line) => svg`<path class="line" d=${line}/>`)}
      ${layout.frontEnds.map((box) => this.frontEnd(box))}
      ${layout.chatPools.map((box) => this.chatPool(box))}
    </svg>`;
  }

  private frontEnd(box: FrontEndBox) {
    const { fqdn, site, userCount } = box.pool;
    const homed = estate.homed(userCount);
    const share = this.largest === 0 ? 0 : userCount / this.largest;
    const barWidth = box.width - 2 * PADDING;
    const detail = `${plainText(site)} · ${homed}`;
    return this.link(box, fqdn, 'front-end', estate.frontEndPool(plainText(fqdn), detail), svg`
      ${this.lines(box, fqdn, detail)}
      <rect class="track" x=${PADDING} y=${box.height - 11} width=${barWidth} height=${BAR_HEIGHT} rx="2.5"/>
      ${userCount > 0 ? svg`<rect class="bar" x=${PADDING} y=${box.height - 11} width=${Math.max(BAR_HEIGHT, barWidth * share)}
        height=${BAR_HEIGHT} rx="2.5"/>` : nothing}`);
  }

  private chatPool(box: ChatBox) {
    const { fqdn, displayName, state: poolState, migration } = box.pool;
    const inService = poolState === 'IN_SERVICE';
    const into = migration && !(migration.complete && inService) ? estate.migratesInto(plainText(migration.target.fqdn)) : '';
    const parts = [inService ? '' : nameOf(poolStates, poolState), into, into ? '' : plainText(displayName ?? '')];
    const detail = parts.filter((part) => part !== '').join(' · ') || estate.inService;
    return this.link(box, fqdn, inService ? 'chat' : 'chat out', estate.chatPool(plainText(fqdn), detail), this.lines(box, fqdn, detail));
  }

  private lines(box: FrontEndBox | ChatBox, fqdn: string, detail: string) {
    const width = box.width - 2 * PADDING;
    const family = getComputedStyle(this).getPropertyValue('--lg-font') || 'sans-serif';
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    return svg`
      <text class="title" x=${PADDING} y="22">${fit(plainText(fqdn), width, `650 ${0.875 * rem}px ${family}`)}</text>
      <text class="detail" x=${PADDING} y="42">${fit(detail, width, `400 ${0.8125 * rem}px ${family}`)}</text>`;
  }

  private link(box: FrontEndBox | ChatBox, fqdn: string, kind: string, label: string, content: unknown) {
    const to = href('/estate', { pool: fqdn });
    return svg`<a class=${kind} href=${to} aria-label=${label} @click=${(event: MouseEvent) => followHere(event, to)}
      aria-current=${fqdn === this.selected ? 'true' : nothing} transform="translate(${box.x} ${box.y})">
      <rect class="box" width=${box.width} height=${box.height} rx=${kind === 'front-end' ? 6 : 18}/>
      ${content}</a>`;
  }
}
