// The console as people use it, with the sample organisation and without sign-in. Arguments: the address of the GraphQL endpoint.
import assert from 'node:assert/strict';
import { check, done, post, url } from '../clients/check.mjs';
import { settled, withBrowser } from './page.mjs';
import { VIEWS } from './views.mjs';

const origin = new URL(url).origin;
const FIRST_VISIT_BYTES = 300_000;
const FIRST_ANSWER_MS = 2_000;

const csv = (name, ...lines) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n') + '\r\n') });
const USERS = csv('users.csv', 'SipAddress,DisplayName,Enabled,RegistrarPool,PersistentChatPolicy',
  'zoe@contoso.com,Zoe,True,pool01.contoso.com,Chatters', 'nobody@contoso.com,Nobody,True,pool99.contoso.com,', ',,,,');
const POLICIES = csv('policies.csv', 'Identity,EnablePersistentChat', 'Tag:Chatters,True');

await withBrowser(async (open) => {
  /** A test with a page of its own, which must do nothing that it must not. */
  async function on(path, name, action, expected = /^$/) {
    await check(name, async () => {
      const { page, faults, close } = await open(origin + path);
      try {
        await action(page);
        await settled(page);
        assert.deepEqual(faults.filter((fault) => !expected.test(fault)), []);
      } finally {
        await close();
      }
    });
  }

  for (const [view, [path, text]] of Object.entries(VIEWS)) {
    await on(path, `${view} opens by its address`, (page) => page.getByText(text).first().waitFor());
  }

  await on('/', 'a first visit is small, and its first answer quick', async (page) => {
    await settled(page);
    const sizes = () => page.evaluate(() => performance.getEntries()
      .filter(({ entryType }) => ['navigation', 'resource'].includes(entryType))
      .reduce((sum, { transferSize }) => sum + transferSize, 0));
    await page.getByRole('combobox', { name: 'User' }).fill('ben.rossi3');
    await page.getByRole('listbox').getByRole('option').first().click();
    const begin = Date.now();
    await page.getByRole('link', { name: /Lync 2013, pchat01.contoso.com/ }).first().click();
    await page.getByText('cannot use').first().waitFor();
    const took = Date.now() - begin;
    const bytes = await sizes();
    console.log(`first visit ${bytes} bytes, first answer ${took} ms`);
    assert.ok(bytes < FIRST_VISIT_BYTES, `${bytes} bytes`);
    assert.ok(took < FIRST_ANSWER_MS, `${took} ms`);
  });

  await on('/ask', 'a user is picked by keyboard, whatever was typed before', async (page) => {
    const field = page.getByRole('combobox', { name: 'User' });
    const options = page.getByRole('listbox').getByRole('option');
    for (const [first, more] of [['be', 'n.'], ['qui', 'nn.x']]) {
      await field.pressSequentially(first);
      await options.first().waitFor();
      const answer = page.waitForResponse((response) => response.request().postData()?.includes(`"text":"${first}${more}"`));
      await field.pressSequentially(more);
      await answer;
      await page.waitForTimeout(100);
      assert.equal(await page.getByRole('listbox').getByRole('option', { selected: true }).count(), 1);
      const address = await options.first().getAttribute('data-user');
      assert.equal(await options.first().getAttribute('aria-selected'), 'true');
      assert.equal(await field.getAttribute('aria-activedescendant'), 'user-0');
      await field.press('Enter');
      await page.waitForURL((at) => at.searchParams.get('user') === address);
      await options.first().waitFor({ state: 'detached' });
      assert.equal(await field.getAttribute('aria-expanded'), 'false');
      await field.blur();
      await field.focus();
    }
    await field.fill('ben.rossi3');
    await field.press('Enter'); // before the answer
    await page.waitForURL((at) => at.searchParams.get('user') === 'sip:ben.rossi3@contoso.com');
  });

  await on(`/ask?user=ben.rossi3@contoso.com&client=LYNC_2010&pool=pchat01.contoso.com`,
    'who else a step affects is about the client and the pool of the remedy', async (page) => {
      const who = page.getByRole('button', { name: 'Who?' }).first();
      const [, count] = (await page.getByText(/Also changes the answer for \d+ other user/).first().textContent()).match(/ (\d+) /);
      await who.click();
      await page.getByText(new RegExp(`^${count} other users? gains? Lync 2013`)).waitFor();
      const listed = page.locator('lg-affected').first().getByRole('listitem');
      assert.equal(await listed.filter({ hasNotText: /^\s*and / }).count(), Math.min(20, Number(count)));
    });

  await check('a service that cannot say where people sign in says so, and offers nothing that cannot work', async () => {
    const { page, faults, close } = await open('about:blank', { hosts: [new URL(origin).host] });
    await page.route('**/console.json', (route) => route.fulfill({ json: { version: '1', signIn: { issuer: null, clientId: 'console', scope: 'openid' } } }));
    await page.goto(origin);
    await page.getByRole('alert').getByText('Sign-in is not possible here').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Sign in' }).count(), 0);
    assert.deepEqual(faults, []);
    await close();
  });

  await on('/changes', 'changes that were not read yet are searched', async (page) => {
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByRole('combobox', { name: 'Type' }).selectOption('FrontEndPool');
    await page.getByRole('button', { name: 'Search earlier changes' }).click();
    await page.locator('lg-change').first().waitFor();
    await page.locator('lg-change').first().getByText('Front-end pool', { exact: true }).waitFor();
  });

  await on('/estate', 'a pool of the drawing opens by mouse and by keyboard, without loading the page again', async (page) => {
    await settled(page);
    await page.evaluate(() => { window.sameDocument = true; });
    await page.getByRole('link', { name: /^pchat01.contoso.com/ }).click();
    await page.getByRole('heading', { name: 'Who can use it' }).waitFor();
    await page.getByRole('link', { name: /^pool01.contoso.com .*front-end pool/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Users homed on it' }).waitFor();
    assert.equal(new URL(page.url()).search, '?pool=pool01.contoso.com');
    assert.equal(await page.evaluate(() => window.sameDocument), true);
  });

  await on('/migration', 'each number of the chart opens its list, with as many users', async (page) => {
    const bars = page.getByRole('group', { name: 'Who is ready for Lync 2013' }).getByRole('link');
    await bars.first().waitFor();
    for (let i = 0; i < await bars.count(); i++) {
      const count = (await bars.nth(i).getAttribute('aria-label')).match(/(\d+) · /)[1];
      await bars.nth(i).click();
      await page.getByText(new RegExp(`^${count} users?$`)).waitFor();
    }
  });

  await on('/migration?list=ready', 'a list is saved as CSV', async (page) => {
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as CSV' }).click();
    assert.match((await saved).suggestedFilename(), /^LYNC_2013-.*[.]csv$/);
  });

  await on('/migration', 'a change that is tried says who gains and who loses, and stores nothing', async (page) => {
    const query = '{ frontEndPool(fqdn: "pool03.contoso.com") { userCount } }';
    const before = (await post({ query })).body.data;
    await page.getByRole('button', { name: 'Move users' }).click();
    await page.getByLabel('Homed on', { exact: true }).selectOption('pool03.contoso.com');
    await page.getByLabel('To front-end pool').selectOption('pool01.contoso.com');
    const gains = page.getByRole('link', { name: /pchat01.contoso.com: \d+ users? gains?/ });
    await gains.first().click();
    await page.getByText(/users? gains? it/).waitFor();
    await page.getByRole('button', { name: 'Retire a chat pool' }).click();
    await page.getByLabel('Chat pool', { exact: true }).selectOption('pchat01.contoso.com');
    await page.getByRole('link', { name: /pchat01.contoso.com: 0 users gain, [1-9]\d* users? loses?/ }).first().click();
    await page.getByText('Why they lose it').waitFor();
    assert.deepEqual((await post({ query })).body.data, before);
  });

  await on('/import', 'files are rehearsed, with their effect, then applied; refused rows are listed by line', async (page) => {
    await page.locator('input[type=file]').setInputFiles([USERS, POLICIES]);
    await page.getByRole('button', { name: 'Rehearse' }).click();
    await page.getByRole('heading', { name: 'Rehearsal: done' }).waitFor();
    await page.getByRole('heading', { name: 'Effect on chat' }).waitFor();
    await page.getByText('Nothing was stored.').waitFor();
    const refused = page.getByRole('row').filter({ hasText: 'nobody@contoso.com' });
    assert.match(await refused.textContent(), /users[.]csv\s*3\s/);
    await refused.getByText('There is no front-end pool "pool99.contoso.com".').waitFor();
    await page.getByRole('row').filter({ hasText: 'Passed over: blank' }).waitFor();
    const zoe = async () => (await post({ query: '{ user(sipAddress: "zoe@contoso.com") { grantedPolicy { identity } } }' })).body.data.user;
    assert.equal(await zoe(), null);
    await page.getByRole('button', { name: 'Apply', exact: true }).click();
    await page.getByRole('heading', { name: 'Import: done' }).waitFor();
    assert.deepEqual(await zoe(), { grantedPolicy: { identity: 'Tag:Chatters' } });
  });

  await on('/import', 'a file that is no export is refused, with the reason', async (page) => {
    await page.locator('input[type=file]').setInputFiles([csv('letter.txt', 'Dear Sir or Madam')]);
    await page.getByRole('button', { name: 'Rehearse' }).click();
    await page.getByRole('alert').getByText('letter.txt').waitFor();
  }, /status of 422/);

  await check('a page says that the service is unreachable, and goes on when it is back', async () => {
    const { page, close } = await open(origin + '/estate');
    await settled(page);
    await page.context().setOffline(true);
    await page.getByRole('link', { name: /^pchat01.contoso.com/ }).click();
    await page.getByText('The service does not respond').first().waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await page.getByRole('columnheader', { name: 'Share' }).waitFor();
    await close();
  });

  await check('a script in an address, or in a name, is not executed', async () => {
    const { page, faults, close } = await open(`${origin}/estate?pool=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
    await page.getByText('<img src=x onerror=alert(1)>').first().waitFor();
    assert.equal(await page.locator('img').count(), 0);
    assert.deepEqual(faults, []);
    await close();
  });
});

done('Console');
