import { html, nothing, type TemplateResult } from 'lit';
import { plainText } from '../safe-text.js';
import { ask } from '../texts/ask.js';
import { common } from '../texts/common.js';
import { clients, nameOf, poolStates, releases } from '../texts/names.js';
import type { ChatPool, Choices } from './choices.js';

/** A list of clients to pick one from; those without chat are a group of their own. */
export function clientChoice(choices: Choices['clients'], picked: string, pick: (client: string) => void): TemplateResult {
  const group = (label: string, withChat: boolean) => html`<optgroup label=${label}>
    ${choices.filter((choice) => choice.releases.length > 0 === withChat).map(({ client }) => html`
      <option value=${client} ?selected=${client === picked}>${nameOf(clients, client)}</option>`)}
  </optgroup>`;
  return html`<label for="client">${ask.client}</label>
    <select id="client" @change=${(event: Event) => pick((event.target as HTMLSelectElement).value)}>
      ${picked === '' ? html`<option value="" selected>${common.choose}</option>` : nothing}
      ${group(ask.withChat, true)}${group(ask.withoutChat, false)}
    </select>`;
}

/** A list of chat pools to pick one from, grouped by release. */
export function poolChoice(pools: readonly ChatPool[], picked: string, pick: (pool: string) => void): TemplateResult {
  const key = picked.toLowerCase();
  const found = [...new Set(pools.map((pool) => pool.release))];
  return html`<label for="pool">${ask.pool}</label>
    <select id="pool" @change=${(event: Event) => pick((event.target as HTMLSelectElement).value)}>
      ${pools.some((pool) => pool.fqdn.toLowerCase() === key) ? nothing : html`
        <option value="" selected>${picked === '' ? common.choose : plainText(picked)}</option>`}
      ${found.map((release) => html`<optgroup label=${nameOf(releases, release)}>
        ${pools.filter((pool) => pool.release === release).map((pool) => html`
          <option value=${pool.fqdn} ?selected=${pool.fqdn.toLowerCase() === key}>${describe(pool)}</option>`)}
      </optgroup>`)}
    </select>`;
}

function describe(pool: ChatPool): string {
  const name = pool.displayName ? `${plainText(pool.fqdn)} – ${plainText(pool.displayName)}` : plainText(pool.fqdn);
  return pool.state === 'IN_SERVICE' ? name : `${name} (${nameOf(poolStates, pool.state)})`;
}
