import { html, nothing, type TemplateResult } from 'lit';
import { ApiError } from '../api/errors.js';
import { common } from '../texts/common.js';
import { icons } from './icons.js';
import { sentence } from './name.js';
import './progress.js';

/** Something is loading. */
export function loading(what: string = common.loading): TemplateResult {
  return html`<lg-progress .label=${what}></lg-progress>`;
}

/** A list has no entries; the text says why that may be. */
export function empty(text: string): TemplateResult {
  return html`<p class="muted empty">${text}</p>`;
}

/** A request failed. An expired sign-in has its own notice in the frame of the page. */
export function failure(error: unknown, retry?: () => void): TemplateResult | typeof nothing {
  const kind = error instanceof ApiError ? error.kind : 'other';
  if (kind === 'expired') {
    return nothing;
  }
  const message = error instanceof Error ? error.message : String(error);
  return html`
    <div class="panel failure" role="alert">
      <h2>${icons.warning} ${common.failures[kind]}</h2>
      <p>${sentence(message)}</p>
      ${kind === 'unreachable' ? html`<p class="muted">${common.unreachableText}</p>` : nothing}
      ${retry ? html`<p class="row"><button @click=${retry}>${common.retry}</button></p>` : nothing}
    </div>`;
}
