// GraphiQL in Chromium: the page that the service has, and the newest GraphiQL from another origin. With an issuer, a token is
// entered under Headers first.
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { bundleGraphiQL } from '../browser/bundle.mjs';
import { browsing, inDirectory, serving } from '../browser/chromium.mjs';
import { authorized, check, done, issuer, post, url } from './check.mjs';

// what differs between the versions: their editor
const OWN = { editor: '.CodeMirror', hints: '.CodeMirror-hints', result: '.result-window' };
const NEWEST = { editor: '.monaco-editor', hints: '.suggest-widget', result: '.result-window .view-lines' };
const FIELD = 'manualConfiguration'; // of a client

async function write(page, { editor }, text, part = '.graphiql-query-editor') {
  await page.keyboard.press('Escape'); // closes what is offered for completion
  await page.locator(`${part} ${editor}`).locator('visible=true').first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

async function signIn(page, version) {
  await page.getByRole('button', { name: 'Headers' }).or(page.getByRole('tab', { name: 'Headers' })).first().click();
  await write(page, version, JSON.stringify(await authorized()), '.graphiql-editor-tool');
  await delay(500);
  await page.getByRole('button', { name: 'Re-fetch GraphQL schema' }).click();
}

async function carryOut(page, version, document) {
  await write(page, version, document);
  await page.keyboard.press('Escape');
  await delay(500); // GraphiQL parses the document a moment after the last key
  await page.locator('.graphiql-execute-button').click();
}

async function shows(page, { result }, text) {
  await page.locator(result).filter({ hasText: text }).first().waitFor();
}

async function tryAll(name, page, version) {
  if (issuer) {
    await signIn(page, version);
  }
  await check(`${name}: completes a field by the schema`, async () => {
    await write(page, version, 'query { clients { ');
    const hint = page.locator(version.hints).filter({ hasText: FIELD }).first();
    for (let i = 0; i < 20 && !await hint.isVisible(); i++) { // the schema may not be there yet
      await page.keyboard.press('Control+Space');
      await delay(500);
    }
    await hint.waitFor();
  });
  await check(`${name}: queries`, async () => {
    await carryOut(page, version, 'query { clients { client } }');
    await shows(page, version, 'LYNC_2013_BASIC');
  });
  await check(`${name}: shows an error with its code`, async () => {
    await carryOut(page, version, 'query { nonsense }');
    await shows(page, version, 'INVALID_DOCUMENT');
  });
  await check(`${name}: subscribes`, async () => {
    const subscribed = page.waitForEvent('websocket').then((socket) =>
      socket.waitForEvent('framesent', ({ payload }) => payload.includes('"subscribe"')));
    await carryOut(page, version, 'subscription { changes { subject } }');
    await subscribed;
    const identity = `Tag:${name}${Date.now()}`; // a change in every run
    // the subscription begins when its request has been executed, a moment after it was sent
    await delay(1000);
    const { body } = await post({
      query: 'mutation($i: ID!) { putPolicy(policy: {identity: $i, enablePersistentChat: true}) { applied } }',
      variables: { i: identity },
    }, await authorized());
    assert.equal(body.data.putPolicy.applied, true, JSON.stringify(body));
    await shows(page, version, identity);
  });
}

await browsing(async (open) => {
  await tryAll('Own', await open(url.replace(/\/graphql$/, '/q/graphql-ui/')), OWN);
  await inDirectory(async (directory) => {
    await bundleGraphiQL(directory);
    await serving(directory, async (origin) => {
      const page = await open(`${origin}/?endpoint=${encodeURIComponent(url)}`);
      await tryAll('Newest', page, NEWEST);
      await check('a page of another origin reads the revision', async () => {
        const revision = (endpoint) =>
          fetch(`${endpoint}?query=${encodeURIComponent('{ __typename }')}`).then((response) => response.headers.get('Lifeguard-Revision'));
        assert.match(await page.evaluate(revision, url), /^\w+\.\d+$/);
      });
    });
  });
});

done(issuer ? 'GraphiQL with sign-in' : 'GraphiQL');
