// graphql-ws where people sign in: as in a browser, the token comes in connection_init.
// Arguments: the address of the GraphQL endpoint, that of the issuer.
import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { authorized, check, done, post, token, url } from './check.mjs';

const query = 'subscription($after: ID) { changes(after: $after) { revision subject } }';
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function write(identity) {
  const { body } = await post(
    { query: `mutation { putPolicy(policy: {identity: "${identity}", enablePersistentChat: true}) { applied revision } }` },
    await authorized());
  assert.ok(body.data?.putPolicy.applied, JSON.stringify(body));
  return body.data.putPolicy.revision;
}

/** Ends the client. A reconnection that still waits is refused by graphql-ws then, and dispose() passes that on. */
async function end(client, changes) {
  await changes?.return();
  await client.dispose().catch((refused) => {
    if (refused.reason !== 'All Subscriptions Gone') throw refused;
  });
}

/** The client of docs/graphql.md; it counts its connections. */
function follower(connectionParams, options = {}) {
  const seen = { connections: 0, closes: [] };
  let attempts = 0;
  const client = createClient({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket, connectionParams,
    retryAttempts: Infinity, shouldRetry: () => true,
    retryWait: () => pause(1000 + Math.random() * Math.min(30_000, 1000 * 2 ** attempts++)), ...options });
  client.on('connected', () => seen.connections++);
  client.on('closed', ({ code, reason }) => seen.closes.push({ code, reason }));
  return { client, seen };
}

await check('a change is delivered to a client whose token is in connection_init', async () => {
  const after = await write('Tag:First');
  const { client } = follower(async () => ({ authorization: `Bearer ${await token('vera', 'viewer')}` }));
  const changes = client.iterate({ query, variables: { after } });
  const first = changes.next();
  await write('Tag:Second');
  assert.equal((await first).value.data.changes.subject, 'Tag:Second');
  await end(client, changes);
});

await check('a client whose token expires waits, reconnects with a new one and resumes', async () => {
  let last = await write('Tag:Third');
  const { client, seen } = follower(async () => ({ Authorization: `Bearer ${await token('vera', 'viewer', 2)}` }));
  const changes = client.iterate({ query, variables: { get after() { return last; } } });
  for (const identity of ['Tag:Fourth', 'Tag:Fifth']) {
    const next = changes.next();
    await write(identity);
    const { changes: change } = (await next).value.data;
    assert.equal(change.subject, identity);
    last = change.revision;
    await pause(3500);
  }
  const byService = seen.closes.filter(({ code }) => code !== 1000);
  assert.deepEqual([...new Set(byService.map(({ code }) => code))], [4403]);
  assert.match(byService[0].reason, /expired/);
  assert.ok(seen.connections >= 2 && seen.connections <= 4, `${seen.connections} connections in 7 s`);
  await end(client, changes);
});

await check('a ping with a new token keeps the socket open', async () => {
  const after = await write('Tag:Sixth');
  const { client, seen } = follower(async () => ({ Authorization: `Bearer ${await token('vera', 'viewer', 3)}` }));
  let socket;
  const renewAt = (payload) => payload?.tokenExpiresAt && setTimeout(async () => socket.send(JSON.stringify(
    { type: 'ping', payload: { Authorization: `Bearer ${await token('vera', 'viewer', 3)}` } })),
    Math.max(1000, Date.parse(payload.tokenExpiresAt) - Date.now() - 2000)).unref();
  client.on('connected', (opened, payload) => { socket = opened; renewAt(payload); });
  client.on('pong', (received, payload) => received && renewAt(payload));
  const changes = client.iterate({ query, variables: { after } });
  const first = changes.next();
  await pause(7000);
  await write('Tag:Seventh');
  assert.equal((await first).value.data.changes.subject, 'Tag:Seventh');
  assert.deepEqual(seen, { connections: 1, closes: [] });
  await end(client, changes);
});

await check('a client without a token gives up, and is told what is missing', async () => {
  const { client } = follower(undefined);
  await assert.rejects(client.iterate({ query }).next(), ({ code, reason }) => code === 4401 && /Authorization/.test(reason));
  await end(client);
});

await check('a client with a token that is not accepted waits before each attempt', async () => {
  const { client, seen } = follower({ Authorization: 'Bearer nonsense' }, { retryAttempts: 2, retryWait: () => pause(1000) });
  await assert.rejects(client.iterate({ query }).next(), ({ code }) => code === 4403);
  assert.equal(seen.closes.length, 3);
  await end(client);
});

done('graphql-ws with sign-in');
