// graphql-ws: a subscription over the web socket tells of a write made meanwhile.
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

done('graphql-ws');
