// Pages of the console in Chromium. Whatever a page must not do is a failure of its test: a violation of the policy, an error in
// its log, an exception, a request to another host.
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { launch } from '../browser/chromium.mjs';

const SCREENSHOTS = process.env.SCREENSHOTS ?? '../target/console';
const PATIENCE_MS = 20_000;
const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const WIDTHS = [360, 1280, 2560];
export const SCHEMES = ['light', 'dark'];

/**
 * Opens a browser.
 *
 * @param action gets a function that opens an address in a new profile: open(address, { hosts, bypassCSP })
 */
export async function withBrowser(action) {
  await mkdir(SCREENSHOTS, { recursive: true });
  const browser = await launch();
  try {
    await action((address, options) => openPage(browser, address, options));
  } finally {
    await browser.close();
  }
}

async function openPage(browser, address, { hosts = [], width = 1280, ...context } = {}) {
  const opened = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en-GB', ...context });
  const page = await opened.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const faults = [];
  const permitted = [new URL(address).host, ...hosts].filter((host) => host !== '');
  page.on('console', (message) => message.type() === 'error' && faults.push(`log: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(http|ws)s?:$/.test(url.protocol) && !permitted.includes(url.host)) {
      faults.push(`request to ${url.host}`);
    }
  });
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (violation) =>
    console.error(`policy: ${violation.violatedDirective} ${violation.blockedURI} ${violation.sample}`)));
  await page.goto(address);
  return { page, faults, close: () => opened.close() };
}

/** Waits until nothing is loading. */
export async function settled(page) {
  await page.locator('lg-app h1').waitFor();
  await page.waitForLoadState('networkidle');
  await page.locator('lg-progress').first().waitFor({ state: 'detached' });
}

/** Keeps a picture of the whole page as build output. */
export async function picture(page, name) {
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
}

/** What axe-core finds on a page that was opened with bypassCSP: axe-core writes styles into it. */
export async function accessibilityFindings(page) {
  if (!await page.evaluate(() => 'axe' in window)) {
    await page.evaluate(AXE);
  }
  const { violations } = await page.evaluate((tags) => window.axe.run({ runOnly: tags, resultTypes: ['violations'] }), TAGS);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(' | ')}`);
}
