// The OpenAPI document of the service: linted by Redocly, and the traffic of all its operations through Prism as a validating
// proxy, requests that are accepted and requests that are refused.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inDirectory } from '../browser/chromium.mjs';
import { traffic } from '../traffic.mjs';
import { authorized, check, done, run, url } from './check.mjs';

const service = url.replace(/\/graphql$/, '');
const START_SECONDS = 90;

async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

async function proxying(document, options, action) {
  const port = await freePort();
  const prism = spawn('node_modules/.bin/prism', ['proxy', document, service, '--errors', '--port', port, ...options]);
  let log = '';
  prism.stdout.on('data', (text) => { log += text; });
  prism.stderr.on('data', (text) => { log += text; });
  try {
    for (let i = 0; !log.includes('Prism is listening'); i++) {
      assert.ok(i < START_SECONDS * 5 && prism.exitCode === null, `Prism did not start: ${log}`);
      await delay(200);
    }
    await action(`http://127.0.0.1:${port}`);
  } finally {
    prism.kill();
  }
}

// what later requests are about: the last import, and the archive of an export
let lastImport = '';
let archive;

async function send(proxy, { method, path, body, headers, status, sendsArchive }) {
  // Prism forwards bodies as text, which an archive does not survive
  const response = await fetch((sendsArchive ? service : proxy) + path.replace('last-import', lastImport), {
    method,
    body: sendsArchive ? archive : body,
    // Prism demands the token that the document requires; a service without sign-in ignores it
    headers: { Authorization: 'Bearer none', ...(await authorized()), ...headers },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const text = bytes.toString();
  lastImport = response.headers.get('location')?.match(/\/api\/imports\/([^/]+)$/)?.[1] ?? lastImport;
  assert.equal(response.headers.get('sl-violations'), null, `${response.headers.get('sl-violations')} ${text}`);
  assert.equal(response.status, status, text);
}

const document = await (await fetch(`${service}/openapi`, { headers: { accept: 'application/json' } })).json();
const { accepted, refused } = traffic();
const exported = await fetch(`${service}/api/exports`, { headers: await authorized() });
archive = Buffer.from(await exported.arrayBuffer());

await inDirectory(async (directory) => {
  const file = join(directory, 'openapi.json');
  await writeFile(file, JSON.stringify(document));
  await check('Redocly finds neither errors nor warnings', async () => {
    const environment = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const { stdout } = await run('node_modules/.bin/redocly', ['lint', file, '--extends=recommended', '--format=json'], { env: environment })
      .catch((failure) => failure);
    const { totals, problems } = JSON.parse(stdout.slice(stdout.indexOf('{')));
    assert.deepEqual([totals.errors, totals.warnings], [0, 0], JSON.stringify(problems));
  });
  await check('the traffic has every operation', () => {
    const missing = Object.entries(document.paths).flatMap(([path, item]) => {
      const pattern = new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/?]+')}(\\?|$)`);
      return ['get', 'put', 'patch', 'post', 'delete'].filter((method) => item[method] &&
        !accepted.some((request) => request.method === method.toUpperCase() && pattern.test(request.path)))
        .map((method) => `${method} ${path}`);
    });
    // needs an event that a target has refused for hours: WebhooksTest sends it
    assert.deepEqual(missing, ['post /api/webhooks/{target}/undelivered/{event}/redelivery']);
  });
  await proxying(file, [], async (proxy) => {
    for (const request of accepted) {
      await check(`accepted: ${request.method} ${request.path}`, () => send(proxy, request));
    }
  });
  await proxying(file, ['--validate-request=false'], async (proxy) => {
    for (const request of refused) {
      await check(`refused: ${request.method} ${request.path}`, () => send(proxy, request));
    }
  });
});

done('OpenAPI');
