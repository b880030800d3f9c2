// The view Migration with a migration that has a finding of each kind, and blockers; and the lists of client configurations. Adds
// pools and users to the organisation. Arguments: the address of the GraphQL endpoint.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { check, done, post, url } from '../clients/check.mjs';
import { picture, settled, withBrowser } from './page.mjs';

const origin = new URL(url).origin;
const SOURCE = 'gchat.before.contoso.com';
const TARGET = 'pchat.after.contoso.com';

/** Mutations, one request for each; `arguments` as in GraphQL. */
async function write(...mutations) {
  for (const mutation of mutations) {
    const { body } = await post({ query: `mutation { ${mutation} { applied violations { reason } } }` });
    const payload = Object.values(body.data ?? {})[0];
    assert.ok(payload?.applied, `${mutation}: ${JSON.stringify(body)}`);
  }
}

const category = (pool, name, parent) =>
  `putCategory(category: {pool: "${pool}", name: "${name}"${parent ? `, parent: "${pool}\\\\${parent}"` : ''}})`;
const room = (pool, name, of, disabled = false) =>
  `putRoom(room: {pool: "${pool}", name: "${name}", category: "${pool}\\\\${of}", disabled: ${disabled}})`;
const addIn = (pool, name) => `putAddIn(addIn: {pool: "${pool}", name: "${name}", url: "https://contoso.com/${name}"})`;
const user = (name, home, policy) =>
  `putUser(user: {sipAddress: "${name}@before.contoso.com", displayName: "${name}", home: "${home}", grantedPolicy: "${policy}"})`;
const configure = (name) => `configureClient(user: "${name}@before.contoso.com", client: GROUP_CHAT_2010, pool: "${SOURCE}")`;

await check('an organisation with findings of each kind is written', () => write(
  'putFrontEndPool(frontEndPool: {fqdn: "fe10.before.contoso.com", release: LYNC_2010, site: "Before"})',
  'putFrontEndPool(frontEndPool: {fqdn: "fe13.after.contoso.com", release: LYNC_2013, site: "After"})',
  `putChatPool(chatPool: {fqdn: "${SOURCE}", release: LYNC_2010, home: "fe10.before.contoso.com"})`,
  `putChatPool(chatPool: {fqdn: "${TARGET}", release: LYNC_2013, home: "fe13.after.contoso.com"})`,
  'putPolicy(policy: {identity: "Tag:Before-on", enablePersistentChat: true})',
  'putPolicy(policy: {identity: "Tag:Before-off", enablePersistentChat: false})',
  user('not-moved', 'fe10.before.contoso.com', 'Tag:Before-on'), configure('not-moved'),
  user('not-enabled-by-policy', 'fe13.after.contoso.com', 'Tag:Before-off'), configure('not-enabled-by-policy'),
  category(SOURCE, 'Sales'), category(TARGET, 'Sales'), category(SOURCE, 'A'.repeat(200)), category(SOURCE, 'B'.repeat(100), 'A'.repeat(200)),
  room(SOURCE, 'Deals', 'Sales'), room(TARGET, 'Deals', 'Sales'), room(SOURCE, 'Closed', 'Sales', true),
  addIn(SOURCE, 'Chart'), addIn(TARGET, 'Chart'),
  `planMigration(source: "${SOURCE}", target: "${TARGET}")`,
));

const found = (await post({ query: `{ migrationStatus { migrations {
  source { fqdn } findings { rule { title } reason count } blockers { rule { title } reason count } } } }` }))
  .body.data.migrationStatus.migrations.find(({ source }) => source.fqdn === SOURCE);

await withBrowser(async (open) => {
  async function on(path, name, action) {
    await check(name, async () => {
      const { page, faults, close } = await open(origin + path);
      try {
        await settled(page);
        await action(page);
        assert.deepEqual(faults, []);
      } finally {
        await close();
      }
    });
  }

  await on('/migration', 'a migration shows each finding and each blocker, with its rule and its objects', async (page) => {
    const rules = [...new Set([...found.findings, ...found.blockers].map(({ rule }) => rule.title))];
    assert.equal(found.findings.length, 8);
    assert.equal(found.blockers.length, 2);
    assert.equal(rules.length, 8);
    const card = page.locator('lg-migration-card').filter({ hasText: SOURCE });
    await card.getByText('Blocks decommissioning: 2 findings').waitFor();
    await card.getByText('To look at before: 8 findings').waitFor();
    for (const { rule, reason } of [...found.findings, ...found.blockers]) {
      const entry = card.getByRole('listitem').filter({ hasText: reason }).filter({ has: page.getByRole('link', { name: rule.title }) });
      assert.equal(await entry.count(), 1, reason);
    }
    for (const summary of await card.locator('summary').all()) {
      await summary.click();
    }
    for (const subject of [`${SOURCE}\\Deals`, `${SOURCE}\\Chart`, `${SOURCE}\\Closed`, 'sip:not-moved@before.contoso.com']) {
      await card.getByText(subject, { exact: false }).first().waitFor();
    }
    await picture(page, 'migration-findings');
  });

  await on('/rules?rule=NAME_COLLIDES_ON_MIGRATION', 'a rule lists the objects that it finds', async (page) => {
    const rule = page.locator('lg-rule[picked]');
    await rule.locator('summary').last().click();
    await rule.getByText(`${SOURCE}\\Chart`).waitFor();
  });

  await on('/migration', 'the configurations for a legacy chat pool are listed, and saved as CSV', async (page) => {
    await page.getByRole('link', { name: `2. List the client configurations for ${SOURCE}`, exact: true }).click();
    const row = page.getByRole('row').filter({ hasText: 'not-moved@before.contoso.com' });
    await row.getByText('Group Chat 2010').waitFor();
    await page.getByText('2 client configurations', { exact: true }).waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as CSV' }).click();
    const lines = (await readFile(await (await saved).path(), 'utf8')).trimEnd().split('\r\n');
    assert.deepEqual(lines, ['\ufeffUser,DisplayName,Client,Pool',
      `sip:not-enabled-by-policy@before.contoso.com,not-enabled-by-policy,Group Chat 2010,${SOURCE}`,
      `sip:not-moved@before.contoso.com,not-moved,Group Chat 2010,${SOURCE}`]);
    await page.getByRole('link', { name: 'Those that do not work' }).click();
    await page.getByText('No client configuration matches.').waitFor();
    await row.waitFor({ state: 'detached' });
  });
});

done('Console: migration');
