import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';

function icon(shape: SVGTemplateResult): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"
    stroke-linejoin="round" aria-hidden="true" focusable="false">${shape}</svg>`;
}

/** Icons differ by shape, not by colour alone; the text beside each says what it means. */
export const icons = {
  yes: icon(svg`<circle cx="12" cy="12" r="10" fill="currentColor" stroke="none"/><path class="cut" d="m7.5 12.5 3 3 6-6.5"/>`),
  no: icon(svg`<path fill="currentColor" stroke="none" d="M8 2h8l6 6v8l-6 6H8l-6-6V8z"/><path class="cut" d="m8.5 8.5 7 7m0-7-7 7"/>`),
  step: icon(svg`<path fill="currentColor" stroke="none" d="M12 1.5 22.5 12 12 22.5 1.5 12z"/><path class="cut" d="M12 7.5v5m0 3.5v.1"/>`),
  info: icon(svg`<circle cx="12" cy="12" r="9"/><path d="M12 11v5m0-8.5v.1"/>`),
  warning: icon(svg`<path d="M12 3.5 22 20.5H2z"/><path d="M12 10v5m0 2.5v.1"/>`),
  search: icon(svg`<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>`),
  copy: icon(svg`<rect x="8.5" y="8.5" width="12" height="12" rx="2"/><path d="M15.5 5.5v-.5a1.5 1.5 0 0 0-1.5-1.5H5A1.5 1.5 0 0 0 3.5 5v9A1.5 1.5 0 0 0 5 15.5h.5"/>`),
  people: icon(svg`<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 4.8a3.5 3.5 0 0 1 0 6.4m2 3.3c2.2.8 3.5 2.700 3.5 5.5"/>`),
  arrow: icon(svg`<path d="M4 12h15m-6-6 6 6-6 6"/>`),
};
