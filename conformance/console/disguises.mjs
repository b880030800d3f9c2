// Characters in names that nobody sees or that change the order of others, and piled marks, in every view that shows names: in
// elements, in drawings, in attributes that are shown or spoken, in lists to choose from, in the title and in names of files. The
// service refuses to store them, but what an older one has stored stays; so they are put into its responses on their way to the page.
// Adds names to the organisation. Arguments: the address of the GraphQL endpoint.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { check, done, post, url } from '../clients/check.mjs';
import { picture, settled, withBrowser } from './page.mjs';

const origin = new URL(url).origin;
/** Stands in the stored names for the characters. */
const MARK = 'qzxq';
const PILE = 'z' + '\u0301'.repeat(20);
const CHARACTERS = `a\u202e\u2066\u200b\u00adb\u200dc${PILE}`;
const SHOWN = ['U+202E', 'U+2066', 'U+200B', 'U+00AD', 'U+200D', 'U+0301'];
const DISGUISING = /[\u202a-\u202e\u2066\u2067\u200b\u200e\u200f\u00ad\ufeff]|[a-z]\u200d|\u0301{9}/;

const FRONT_END = `fe.${MARK}.contoso.com`;
const POOL = `chat.${MARK}.contoso.com`;
const LEGACY = `group.${MARK}.contoso.com`;
const LEGACY_FRONT_END = `fe10.${MARK}.contoso.com`;
const POLICY = `Tag:${MARK}`;
const USER = `sip:${MARK}@names.contoso.com`;

async function write(mutation, variables) {
  const { body } = await post({ query: mutation, variables });
  assert.ok(Object.values(body.data ?? {})[0]?.applied, JSON.stringify(body));
}

await check('the names are written', async () => {
  for (const [fqdn, release] of [[FRONT_END, 'LYNC_2013'], [LEGACY_FRONT_END, 'LYNC_2010']]) {
    await write('mutation($it: FrontEndPoolInput!) { putFrontEndPool(frontEndPool: $it) { applied } }', { it: { fqdn, release, site: `Site ${MARK}` } });
  }
  for (const [fqdn, release, home] of [[POOL, 'LYNC_2013', FRONT_END], [LEGACY, 'LYNC_2010', LEGACY_FRONT_END]]) {
    await write('mutation($it: ChatPoolInput!) { putChatPool(chatPool: $it) { applied violations { reason } } }', { it: { fqdn, release, home, displayName: `Chat ${MARK}` } });
  }
  await write('mutation($it: ChatPolicyInput!) { putPolicy(policy: $it) { applied } }', { it: { identity: POLICY, enablePersistentChat: false } });
  await write('mutation($it: UserInput!) { putUser(user: $it) { applied violations { reason } } }', { it: { sipAddress: USER, displayName: `Ada ${MARK}`, home: FRONT_END, grantedPolicy: POLICY } });
});

const changed = (text) => text.replaceAll(MARK, CHARACTERS);
const stored = (text) => text.replaceAll(CHARACTERS, MARK).replaceAll(encodeURIComponent(CHARACTERS), MARK);

/** Puts the characters into every response, and takes them out of every request. */
async function disguise(page) {
  await page.route(/\/(graphql|api\/.*)$|\/api\//, async (route) => {
    const request = route.request();
    const response = await route.fetch({ url: stored(request.url()), ...(request.postData() === null ? {} : { postData: stored(request.postData()) }) });
    await route.fulfill({ response, body: changed(await response.text()) });
  });
  await page.routeWebSocket(/\/graphql$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => server.send(stored(String(message))));
    server.onMessage((message) => socket.send(changed(String(message))));
  });
}

/** Every text that is shown or spoken. */
function texts(page) {
  return page.evaluate(() => {
    const found = [document.title];
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        found.push(node.data);
      } else if (!['STYLE', 'SCRIPT'].includes(node.nodeName)) {
        for (const attribute of ['aria-label', 'aria-description', 'title', 'alt', 'label', 'placeholder']) {
          found.push(node.getAttribute?.(attribute) ?? '');
        }
        if (node instanceof HTMLInputElement && node.type !== 'file') {
          found.push(node.value);
        }
        if (node.shadowRoot) {
          walk(node.shadowRoot);
        }
        node.childNodes.forEach(walk);
      }
    };
    walk(document);
    return found;
  });
}

async function assertNothingDisguised(page) {
  const all = await texts(page);
  assert.deepEqual(all.filter((text) => DISGUISING.test(text)).map((text) => JSON.stringify(text)), []);
  const joined = all.join('\n');
  assert.deepEqual(SHOWN.filter((code) => !joined.includes(code)), []);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `the page is ${wide} px too wide`);
}

const query = (parameters) => new URLSearchParams(parameters).toString();
const [pool, frontEnd, policy, user] = [POOL, FRONT_END, POLICY, USER].map(changed);
const VIEWS = {
  ask: [`/ask?${query({ user, client: 'LYNC_2013', pool })}`, (page) => page.getByText('What would make it possible')],
  'ask-unknown': [`/ask?${query({ user: user.replace('sip:', 'sip:nobody'), client: 'LYNC_2013', pool })}`, (page) => page.getByText('There is no user')],
  estate: [`/estate?${query({ pool, client: 'LYNC_2013', eligible: 'false' })}`, (page) => page.locator('lg-user-list').getByRole('row').nth(1)],
  'estate-front-end': [`/estate?${query({ pool: frontEnd })}`, (page) => page.locator('lg-user-list').getByRole('row').nth(1)],
  'estate-unknown': [`/estate?${query({ pool: `nothing-${pool}` })}`, (page) => page.getByRole('alert')],
  migration: [`/migration?${query({ what: 'switch', policy, enable: 'true', client: 'LYNC_2013', at: pool })}`, (page) => page.locator('lg-impact-table lg-user-list').getByRole('row').nth(1)],
  changes: ['/changes', (page) => page.locator('lg-change').first()],
};

await withBrowser(async (open) => {
  async function on(name, path, action) {
    await check(name, async () => {
      const { page, faults, close } = await open('about:blank', { hosts: [new URL(origin).host], width: 360 });
      await disguise(page);
      await page.goto(origin + path);
      await action(page);
      assert.deepEqual(faults, []);
      await page.unrouteAll({ behavior: 'wait' });
      await close();
    });
  }

  for (const [view, [path, there]] of Object.entries(VIEWS)) {
    await on(`${view} disguises nothing`, path, async (page) => {
      await there(page).first().waitFor();
      await settled(page);
      for (const details of await page.locator('lg-change summary').all().then((all) => all.slice(0, 6))) {
        await details.click();
      }
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await page.waitForTimeout(150); // drawings follow the width
        await picture(page, `disguises-${view}-${width}`);
        await assertNothingDisguised(page);
      }
    });
  }

  await on('the list of users to pick from disguises nothing', '/ask', async (page) => {
    await page.getByRole('combobox', { name: 'User' }).fill(MARK);
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await assertNothingDisguised(page);
  });

  await on('a file to import disguises nothing', '/import', async (page) => {
    await page.getByRole('button', { name: 'Choose files' }).waitFor();
    await page.locator('input[type=file]').setInputFiles([{ name: `users-${CHARACTERS}gpj.csv`, mimeType: 'text/csv', buffer: Buffer.from('SipAddress\r\n') }]);
    await page.getByRole('button', { name: /^Remove / }).waitFor();
    await settled(page);
    await assertNothingDisguised(page);
  });

  await on('a list that is saved has the names as they are, and a name that disguises nothing', VIEWS.estate[0], async (page) => {
    const saved = page.waitForEvent('download');
    await page.locator('lg-user-list').getByRole('button', { name: 'Download as CSV' }).click();
    const download = await saved;
    assert.ok(!DISGUISING.test(download.suggestedFilename()), JSON.stringify(download.suggestedFilename()));
    assert.match(download.suggestedFilename(), /U\+202E.*[.]csv$/);
    assert.ok((await readFile(await download.path(), 'utf8')).includes(`Ada ${CHARACTERS}`));
  });
});

done('Console: disguises');
