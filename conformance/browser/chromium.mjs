// Chromium without a window, and a server of files on a port of its own: pages from another origin than the service.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome'];
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];
const TYPES = {
  '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml',
};

function executable() {
  for (const program of PROGRAMS) {
    try {
      return execFileSync('which', [program], { encoding: 'utf8' }).trim();
    } catch {
      // the next one may be there
    }
  }
  throw new Error(`none of ${PROGRAMS.join(', ')} is installed`);
}

/** Calls action with an empty directory, and removes it afterwards. */
export async function inDirectory(action) {
  const directory = await mkdtemp(join(tmpdir(), 'conformance-'));
  try {
    await action(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Serves a directory; action gets the address. */
export async function serving(directory, action) {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, 'http://localhost').pathname);
    try {
      const content = await readFile(join(directory, path.endsWith('/') ? `${path}index.html` : path));
      response.writeHead(200, { 'content-type': TYPES[extname(path) || '.html'] ?? 'application/octet-stream' }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    await action(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Starts a browser without a profile. */
export function launch() {
  return chromium.launch({ executablePath: executable(), args: FLAGS });
}

/**
 * Opens a browser with a new profile; action gets a function that opens a page without the data of others. SCREENSHOTS in the
 * environment is a directory, which gets a picture of each page as it is at the end.
 */
export async function browsing(action) {
  const browser = await launch();
  const pages = [];
  try {
    await action(async (address) => {
      const page = await browser.newPage();
      pages.push(page);
      page.setDefaultTimeout(20_000);
      await page.goto(address);
      return page;
    });
  } finally {
    for (const [i, page] of process.env.SCREENSHOTS ? pages.entries() : []) {
      await page.screenshot({ path: join(process.env.SCREENSHOTS, `${basename(process.argv[1], '.mjs')}-${i}.png`) });
    }
    await browser.close();
  }
}
