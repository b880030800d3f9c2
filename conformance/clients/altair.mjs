// Altair in Chromium, from another origin than the service. With an issuer, a token is among its headers and connection parameters.
import assert from 'node:assert/strict';
import { cp, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import altair from 'altair-static';
import { browsing, inDirectory, serving } from '../browser/chromium.mjs';
import { authorized, check, done, issuer, post, url } from './check.mjs';

async function open(openPage, origin, directory, query) {
  await writeFile(`${directory}/index.html`, altair.renderAltair({
    baseURL: '/',
    endpointURL: url,
    subscriptionsEndpoint: url.replace(/^http/, 'ws'),
    initialSubscriptionRequestHandlerId: 'graphql-ws',
    initialQuery: query,
    initialHeaders: await authorized(),
    initialSubscriptionsPayload: await authorized(),
    persistedSettings: {},
  }));
  return openPage(`${origin}/`);
}

await browsing(async (openPage) => {
  await inDirectory(async (directory) => {
    await cp(altair.getDistDirectory(), directory, { recursive: true });
    await serving(directory, async (origin) => {
      await check('loads the schema and queries', async () => {
        const page = await open(openPage, origin, directory, '{ clients { client } }');
        await page.getByText('Reloaded doc successfully').waitFor();
        await page.getByRole('button', { name: 'Send Request' }).click();
        await page.getByText('LYNC_2013_BASIC').first().waitFor();
      });
      await check('subscribes', async () => {
        const page = await open(openPage, origin, directory, 'subscription { changes { subject } }');
        await page.getByText('Reloaded doc successfully').waitFor();
        const subscribed = page.waitForEvent('websocket').then((socket) =>
          socket.waitForEvent('framesent', ({ payload }) => payload.includes('"subscribe"')));
        await page.getByText('(Send subscription)').click();
        await subscribed;
        await delay(1000); // the subscription begins a moment after its request was sent
        const identity = `Tag:Altair${Date.now()}`; // a change in every run
        const { body } = await post({
          query: 'mutation($i: ID!) { putPolicy(policy: {identity: $i, enablePersistentChat: true}) { applied } }',
          variables: { i: identity },
        }, await authorized());
        assert.equal(body.data.putPolicy.applied, true, JSON.stringify(body));
        await page.getByText(identity).first().waitFor();
      });
    });
  });
});

done(issuer ? 'Altair with sign-in' : 'Altair');
