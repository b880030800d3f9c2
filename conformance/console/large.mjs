// Every view of the console with the organisation of bench/estate, as a person uses it: how long each answer takes. Fails if a first
// visit is larger, or a first answer slower, than it may be. Arguments: the address of the GraphQL endpoint, the number of users.
import assert from 'node:assert/strict';
import { check, done, url } from '../clients/check.mjs';
import { picture, SCHEMES, settled, WIDTHS, withBrowser } from './page.mjs';

const origin = new URL(url).origin;
const users = Number(process.argv[3]);
const FIRST_VISIT_BYTES = 300_000;
const FIRST_ANSWER_MS = 2_000;
const PATIENCE_MS = 60_000;

const csv = (name, ...lines) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n') + '\r\n') });

/** The SIP address, without its scheme, of the first user for whom this rule is an obstacle. */
async function firstUserOf(rule) {
  const query = `query FirstUser($rule: ID!) { population(client: LYNC_2013, pool: "chat0.contoso.com", filter: { enabled: true }) {
    users(eligible: false, rule: $rule, first: 1) { nodes { sipAddress } } } }`;
  const response = await fetch(url, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables: { rule } }),
  });
  return (await response.json()).data.population.users.nodes[0].sipAddress.replace('sip:', '');
}

await withBrowser(async (open) => {
  /** Opens an address, does the steps, and prints how long each takes until the page shows what it should. */
  async function on(path, name, steps) {
    await check(name, async () => {
      const begun = Date.now();
      const { page, faults, close } = await open(origin + path);
      page.setDefaultTimeout(PATIENCE_MS);
      let last = begun;
      const took = (what) => {
        const now = Date.now();
        console.log(`${name}: ${what} ${now - last} ms`);
        last = now;
        return now - begun;
      };
      try {
        await steps(page, took);
        await settled(page);
        assert.deepEqual(faults, []);
      } finally {
        await close();
      }
    });
  }

  async function pictures(page, name) {
    await settled(page);
    for (const width of WIDTHS) {
      for (const colorScheme of SCHEMES) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(150); // drawings follow the width
        await picture(page, `large-${name}-${width}-${colorScheme}`);
      }
    }
  }

  await on('/', 'first visit', async (page, took) => {
    await page.getByRole('combobox', { name: 'User' }).waitFor();
    took('page');
    await page.getByRole('combobox', { name: 'User' }).fill(`u${users / 2 + 3}`);
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    took('type-ahead');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'All clients and chat pools of this user' }).waitFor();
    took('matrix');
    await page.getByRole('link', { name: /Lync 2013, chat0/ }).first().click();
    const begun = Date.now();
    await page.locator('lg-decision h2').waitFor();
    took('answer');
    const all = Date.now() - begun;
    const bytes = await page.evaluate(() => performance.getEntries()
      .filter(({ entryType }) => ['navigation', 'resource'].includes(entryType))
      .reduce((sum, { transferSize }) => sum + transferSize, 0));
    console.log(`first visit: ${bytes} bytes`);
    assert.ok(bytes < FIRST_VISIT_BYTES, `${bytes} bytes`);
    assert.ok(all < FIRST_ANSWER_MS, `${all} ms`);
    await pictures(page, 'ask');
  });

  await on('/ask', 'Ask', async (page, took) => {
    for (const text of ['smith', 'ada', 'u', 'rossi 99', 'nobody of that name']) {
      await page.getByRole('combobox', { name: 'User' }).fill(text);
      await page.getByRole('combobox', { name: 'User' }).press('End');
      await page.locator('lg-user-picker').locator('[role=option], .nothing').first().waitFor();
      took(`type-ahead "${text}"`);
      await page.getByRole('combobox', { name: 'User' }).fill('');
      await page.getByRole('listbox').waitFor({ state: 'detached' });
    }
  });

  const refused = await firstUserOf('USER_ENABLED_BY_POLICY');
  await on(`/ask?user=${refused}&client=LYNC_2013&pool=chat0.contoso.com`, 'Who?', async (page, took) => {
    await page.locator('lg-decision h2').waitFor();
    took('answer');
    await page.getByText(/No other user is affected|Also changes the answer/).first().waitFor();
    took('how many others');
    await page.getByRole('button', { name: 'Who?' }).first().click();
    await page.getByText(/other users? gains?/).first().waitFor();
    took('who else');
    await pictures(page, 'who');
  });

  await on('/estate', 'Estate', async (page, took) => {
    await page.getByText('Lync 2013 deployment').waitFor();
    took('drawing');
    await pictures(page, 'estate');
    took('(pictures)');
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole('link', { name: /^chat0.contoso.com/ }).first().click();
    await page.getByRole('columnheader', { name: 'Share' }).waitFor();
    took('chat pool');
    await page.getByRole('link', { name: /List the users who can use Lync 2013$/ }).click();
    await page.getByRole('link', { name: /\w+ \w+ \d+/ }).first().waitFor();
    took('users who can');
    await page.getByRole('link', { name: 'All', exact: true }).click();
    await page.getByText(/client configurations of/).waitFor();
    took('client configurations');
    await page.getByRole('link', { name: 'Those that do not work' }).click();
    await page.waitForFunction(() => new URL(location.href).searchParams.get('configurations') === 'broken');
    await page.getByText(/client configurations?$/).waitFor();
    took('those that do not work');
    await page.getByRole('link', { name: /^fe0.contoso.com .*front-end pool/ }).click();
    await page.getByRole('heading', { name: 'Users homed on it' }).waitFor();
    await page.getByRole('link', { name: /\w+ \w+ \d+/ }).first().waitFor();
    took('front-end pool');
    await pictures(page, 'estate-front-end');
  });

  await on('/migration', 'Migration', async (page, took) => {
    const bars = page.getByRole('group', { name: 'Who is ready for Lync 2013' }).getByRole('link');
    await bars.first().waitFor();
    took('figures');
    await page.getByRole('link', { name: /List the client configurations/ }).first().waitFor();
    took('client configurations of each pool');
    await pictures(page, 'migration');
    took('(pictures)');
    for (let i = 0; i < await bars.count(); i++) {
      const label = await bars.nth(i).getAttribute('aria-label');
      await bars.nth(i).click();
      const count = label.match(/([\d,]+) · /)[1];
      await page.getByText(new RegExp(`^(\\d+ users of )?${count} users?$`)).waitFor();
      took(`list of ${label}`);
    }
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByText(/^100 users of/).waitFor();
    took('next page');
  });

  for (const [what, path] of Object.entries({
    'move users': '/migration?what=move&release=LYNC_2010&to=fe0.contoso.com',
    'switch a policy': '/migration?what=switch&policy=Global&enable=true',
    'retire a pool': '/migration?what=retire&retired=chat0.contoso.com',
  })) {
    await on(path, `What if: ${what}`, async (page, took) => {
      await page.getByRole('heading', { name: 'Who gains and who loses' }).waitFor();
      took('impact');
      const cell = page.getByRole('link', { name: /: .* users? gains?, .* users? loses?|: .*gain.*lose/ }).first();
      await cell.click();
      await page.locator('lg-impact-table lg-user-list').getByRole('row').nth(1).waitFor();
      took('users');
      await pictures(page, `what-if-${what.replaceAll(' ', '-')}`);
    });
  }

  await on('/changes', 'Changes', async (page, took) => {
    await page.locator('lg-change').first().waitFor();
    took('newest');
    await page.getByText('Live', { exact: true }).waitFor();
    took('live');
    await page.getByRole('searchbox', { name: 'Object or author' }).fill(`u${users - 3000}@`);
    await page.getByRole('button', { name: 'Search earlier changes' }).click();
    await page.locator('lg-change').first().waitFor();
    took('search 3,000 changes back');
    await page.getByRole('searchbox', { name: 'Object or author' }).fill('');
    await page.locator('lg-change').nth(100).waitFor();
    took('filter cleared');
    await page.getByRole('searchbox', { name: 'Only this object' }).fill('u1@contoso.com');
    await page.keyboard.press('Enter');
    await page.getByText('1 change', { exact: true }).waitFor();
    took('one object');
    await pictures(page, 'changes');
  });

  await on('/import', 'Import', async (page, took) => {
    const lines = Array.from({ length: 10_000 }, (_, i) => `u${i}@contoso.com,Renamed ${i},True,fe${i % 20}.contoso.com,guid-${i}`);
    await page.locator('input[type=file]').setInputFiles([csv('users.csv', 'SipAddress,DisplayName,Enabled,RegistrarPool,Guid', ...lines)]);
    await page.getByRole('button', { name: 'Rehearse' }).click();
    await page.getByRole('heading', { name: 'Rehearsal: done' }).waitFor();
    took('rehearsal of 10,000 users');
    await page.getByRole('heading', { name: 'Effect on chat' }).waitFor();
    await pictures(page, 'import');
  });

  await on('/rules', 'Rules', async (page, took) => {
    await page.locator('lg-rule').first().waitFor();
    took('catalogue');
    await page.locator('lg-rule .findings, lg-rule .muted').first().waitFor();
    await settled(page);
    took('findings');
    await pictures(page, 'rules');
  });
});

done('Console with a large organisation');
