import { html, type TemplateResult } from 'lit';
import { pieces } from '../safe-text.js';

const JOINTS = /(?<=[.@\\:/_-])(?=[^.@\\:/_-])/;

/** A name in a narrow column: it breaks where its parts meet, after a dot, an at sign or a backslash. */
export function nameInColumn(text: string): TemplateResult {
  return html`${text.split(JOINTS).map((part, i) => html`${i === 0 ? '' : html`<wbr>`}${name(part)}`)}`;
}

/** A sentence of the service that may contain names from the data. */
export function sentence(text: string): TemplateResult {
  return html`<span class="name">${pieces(text).map((piece) => {
    switch (piece.kind) {
      case 'isolated': return html`<bdi>${piece.text}</bdi>`;
      case 'escape': return html`<span class="escape">${piece.text}</span>`;
      default: return piece.text;
    }
  })}</span>`;
}

/** A name from the data. */
export function name(text: string): TemplateResult {
  return html`<bdi class="name">${pieces(text).map((piece) =>
    piece.kind === 'escape' ? html`<span class="escape">${piece.text}</span>` : piece.text)}</bdi>`;
}
