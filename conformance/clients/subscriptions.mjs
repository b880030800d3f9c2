// graphql-ws: subscriptions over the web socket, as docs/graphql.md describes the client.
import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { check, done, post, url } from './check.mjs';

await check('a change is delivered', async () => {
  const client = createClient({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
  const changes = client.iterate({ query: 'subscription { changes { revision kind subjectType subject } }' });
  const first = changes.next();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await post({ query: 'mutation { putPolicy(policy: {identity: "Tag:Conformance", enablePersistentChat: true}) { applied } }' });
  const { value } = await first;
  assert.equal(value.data.changes.subject, 'Tag:Conformance');
  await changes.return();
  await client.dispose();
});

await check('a document of 100,000 characters is accepted, a longer one is an error of the subscription', async () => {
  const client = createClient({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
  const query = 'subscription { changes { revision } }';
  const long = client.iterate({ query: query + '#'.repeat(100_001 - query.length) });
  await assert.rejects(long.next(), (errors) => errors[0].extensions.code === 'TOO_MANY_CHARACTERS');
  const permitted = client.iterate({ query: query + '#'.repeat(100_000 - query.length) });
  const first = permitted.next();
  await new Promise((resolve) => setTimeout(resolve, 500));
  await post({ query: 'mutation { putPolicy(policy: {identity: "Tag:Long", enablePersistentChat: true}) { applied } }' });
  assert.ok((await first).value.data.changes.revision);
  await permitted.return();
  await client.dispose();
});

done('graphql-ws');
