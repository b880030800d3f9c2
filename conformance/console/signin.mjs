// The console where people sign in at Keycloak: authorization code with PKCE, tokens in memory only, and no more than the role
// may see. Arguments: the address of the GraphQL endpoint, that of the realm, which keycloak.mjs prints.
import assert from 'node:assert/strict';
import { check, done, issuer, url } from '../clients/check.mjs';
import { settled, withBrowser } from './page.mjs';

const origin = new URL(url).origin;
const provider = new URL(issuer);
/** Of access tokens of the realm. */
const LIFESPAN_MS = 300_000;
const HALF_AN_HOUR_MS = 30 * 60_000;

/** Fills the form of Keycloak. */
async function signIn(page, user) {
  await page.locator('#username').fill(user);
  await page.locator('#password').fill(`${user}-password`);
  await page.locator('#kc-login').click();
}

async function until(condition) {
  for (const end = Date.now() + 20_000; !condition();) {
    assert.ok(Date.now() < end, `not yet: ${condition}`);
    await new Promise((go) => setTimeout(go, 100));
  }
}

/** Ends all sessions of a user at Keycloak. */
async function endSessions(user) {
  const form = new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', username: 'admin', password: 'admin' });
  const { access_token: token } = await (await fetch(`${provider.origin}/realms/master/protocol/openid-connect/token`, { method: 'POST', body: form })).json();
  const headers = { Authorization: `Bearer ${token}` };
  const users = `${provider.origin}/admin/realms/contoso/users`;
  const [{ id }] = await (await fetch(`${users}?username=${user}`, { headers })).json();
  assert.equal((await fetch(`${users}/${id}/logout`, { method: 'POST', headers })).status, 204);
}

await withBrowser(async (open) => {
  /** A test in which a user signs in at an address. `expected` are faults that the test provokes. */
  async function signedIn(user, path, name, action, expected = /^$/) {
    await check(name, async () => {
      const { page, faults, close } = await open(origin + path, { hosts: [provider.host] });
      const requests = [];
      page.on('request', (request) => requests.push(request));
      try {
        await signIn(page, user);
        await page.waitForURL((at) => at.origin === origin && !at.searchParams.has('code'));
        await action(page, requests);
        assert.deepEqual(faults.filter((fault) => !expected.test(fault)), []);
      } finally {
        await close();
      }
    });
  }

  await signedIn('vera', '/migration?list=ready', 'a user signs in with a code and PKCE, and returns to the address', async (page, requests) => {
    await page.getByText('Users: Ready').waitFor();
    assert.equal(page.url(), `${origin}/migration?list=ready`);
    const exchange = requests.find((request) => request.url() === `${issuer}/protocol/openid-connect/token`);
    const sent = new URLSearchParams(exchange.postData());
    assert.equal(sent.get('grant_type'), 'authorization_code');
    assert.ok(sent.get('code_verifier').length >= 43);
    assert.equal(sent.has('client_secret'), false);
  });

  await signedIn('vera', '/ask', 'the token is in memory only', async (page) => {
    await settled(page);
    const kept = await page.evaluate(async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie,
      await indexedDB.databases(), await caches.keys(), location.href]));
    assert.doesNotMatch(kept, /eyJ|access_token|refresh_token/);
    assert.deepEqual((await page.context().cookies(origin)).filter(({ domain, path }) => domain === '127.0.0.1' && !path.startsWith('/realms')), []);
  });

  await signedIn('vera', '/estate?pool=pchat01.contoso.com', 'a viewer sees no import and no secret room', async (page, requests) => {
    await page.getByText(/\d+ rooms/).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Import', exact: true }).count(), 0);
    const rooms = await page.getByText(/\d+ rooms/).textContent();
    console.log(`a viewer: ${rooms}`);
    assert.match(rooms, / 7 rooms/);
    assert.ok(!requests.some((request) => request.url().includes('/api/imports')));
  });

  await signedIn('vera', '/import', 'a viewer is told the role that a view needs', async (page, requests) => {
    await page.getByText('needs the role provisioner').waitFor();
    assert.ok(!requests.some((request) => request.url().includes('/api/imports')));
  });

  await signedIn('ada', '/estate?pool=pchat01.contoso.com', 'an administrator sees secret rooms, and can import', async (page) => {
    await page.getByText(/ 11 rooms/).waitFor();
    await page.getByRole('link', { name: 'Import', exact: true }).click();
    await page.getByText('Drop files here').waitFor();
  });

  await signedIn('eve', '/ask', 'an account without a role is told so', (page) =>
    page.getByText('Your account has no role here').waitFor(), /status of 403/);

  await check('a web socket gets a new token before the service would close it', async () => {
    const { page, faults, close } = await open('about:blank', { hosts: [provider.host, new URL(origin).host] });
    const sent = [];
    const received = [];
    const closed = [];
    page.on('websocket', (socket) => {
      socket.on('framesent', ({ payload }) => sent.push(JSON.parse(payload)));
      socket.on('framereceived', ({ payload }) => received.push(JSON.parse(payload)));
      socket.on('close', () => closed.push(socket.url()));
    });
    await page.clock.install();
    await page.goto(`${origin}/changes`);
    await signIn(page, 'vera');
    await page.getByText('Live', { exact: true }).waitFor();
    await page.clock.fastForward(LIFESPAN_MS);
    await until(() => received.some(({ type, payload }) => type === 'pong' && payload?.tokenExpiresAt));
    const token = (type) => sent.find((message) => message.type === type && message.payload).payload.Authorization;
    assert.match(token('ping'), /^Bearer eyJ/);
    assert.notEqual(token('ping'), token('connection_init'));
    assert.deepEqual([closed, faults], [[], []]);
    await close();
  });

  await check('a token is renewed; when the session has ended, the page says so', async () => {
    const { page, close } = await open('about:blank', { hosts: [provider.host] });
    await page.clock.install();
    await page.goto(`${origin}/estate`);
    await signIn(page, 'paul');
    await page.getByText('Lync 2013 deployment').waitFor();
    const renewed = page.waitForRequest((request) => request.url().endsWith('/token') && request.postData()?.includes('refresh_token'));
    await page.clock.fastForward(6 * 60_000);
    await page.getByRole('link', { name: /^pchat01.contoso.com/ }).click();
    await renewed;
    await page.getByRole('columnheader', { name: 'Share' }).waitFor();
    await endSessions('paul');
    await page.clock.fastForward(HALF_AN_HOUR_MS);
    await page.getByRole('link', { name: /^pchat02.contoso.com/ }).click();
    await page.getByText('Your sign-in has expired').first().waitFor();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator('#username').waitFor();
    await close();
  });
});

done('Console with sign-in');
