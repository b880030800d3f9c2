// Events: the AsyncAPI document through @asyncapi/parser, events of the service through the SDK of CloudEvents, and webhooks
// through standardwebhooks.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { Parser } from '@asyncapi/parser';
import { CloudEvent, HTTP } from 'cloudevents';
import { Webhook } from 'standardwebhooks';
import { authorized, check, done, url } from './check.mjs';

const service = url.replace(/\/graphql$/, '');
const ERROR = 0;

await check('the AsyncAPI document is valid', async () => {
  const served = await (await fetch(`${service}/asyncapi`)).text();
  assert.equal(served, await readFile('../docs/asyncapi.yaml', 'utf8'));
  const { document, diagnostics } = await new Parser().parse(served);
  assert.deepEqual(diagnostics.filter(({ severity }) => severity === ERROR), []);
  assert.ok(document.channels().all().length >= 3);
});

const delivered = [];
const receiver = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) {
    body += part;
  }
  delivered.push({ headers: request.headers, body });
  response.writeHead(204).end();
});
await new Promise((listening) => receiver.listen(new URL(process.env.LIFEGUARD_WEBHOOK_CONFORMANCE_URL).port, '127.0.0.1', listening));

await check('the SDK of CloudEvents reads a batch', async () => {
  const headers = { ...(await authorized()), 'content-type': 'application/json' };
  const user = `${service}/api/users/sip%3Aeventful%40contoso.com`;
  const pools = await (await fetch(`${service}/api/front-end-pools`, { headers })).json();
  const lync13 = pools.items.find(({ release }) => release === 'LYNC_2013');
  const put = await fetch(user, { method: 'PUT', headers, body: JSON.stringify({ enabled: true, home: lync13.fqdn }) });
  assert.ok(put.ok, await put.text());
  let events = [];
  for (let i = 0; events.length === 0 && i < 100; i++) {
    await new Promise((later) => setTimeout(later, 100));
    const response = await fetch(`${service}/api/events?user=sip:eventful@contoso.com`, { headers });
    const message = { headers: Object.fromEntries(response.headers), body: await response.text() };
    events = HTTP.toEvent(message);
  }
  assert.ok(events.length > 0);
  for (const event of events) {
    assert.ok(event instanceof CloudEvent);
    assert.ok(event.validate());
    assert.equal(event.subject, 'sip:eventful@contoso.com');
    assert.match(event.type, /^io\.lifeguard\.eligibility\.(gained|lost)$/);
  }
  assert.ok((await fetch(user, { method: 'DELETE', headers })).ok);
});

await check('standardwebhooks verifies what is delivered, and the SDK of CloudEvents reads it', async () => {
  for (let i = 0; delivered.length === 0 && i < 300; i++) {
    await new Promise((later) => setTimeout(later, 100));
  }
  assert.ok(delivered.length > 0);
  const webhook = new Webhook(process.env.LIFEGUARD_WEBHOOK_CONFORMANCE_SECRET);
  for (const message of delivered) {
    const event = webhook.verify(message.body, message.headers);
    assert.equal(event.id, message.headers['webhook-id']);
    assert.ok(HTTP.toEvent(message).validate());
    assert.throws(() => webhook.verify(message.body + ' ', message.headers));
  }
});

receiver.close();
receiver.closeAllConnections();
done('events');
