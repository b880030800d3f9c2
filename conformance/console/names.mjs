// Names as long as they may be, and names from right to left, in every view that shows them: nothing is wider than the window, and
// axe-core finds nothing. Adds them to the organisation. Arguments: the address of the GraphQL endpoint.
import assert from 'node:assert/strict';
import { check, done, post, url } from '../clients/check.mjs';
import { accessibilityFindings, picture, settled, WIDTHS, withBrowser } from './page.mjs';

const origin = new URL(url).origin;
const LABEL = 'x'.repeat(60);
const FRONT_END = `fe.${LABEL}.${LABEL}.contoso.com`;
const POOL = `chat.${LABEL}.${LABEL}.contoso.com`;
const POLICY = `Tag:${'Policy'.repeat(20)}`;
const LONG = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(7);
const ARABIC = 'محمد بن عبد الله الطويل';
const HEBREW = 'דוד (בן גוריון) 2013';

async function write(mutation, variables) {
  const { body } = await post({ query: mutation, variables });
  assert.ok(Object.values(body.data ?? {})[0]?.applied, JSON.stringify(body));
}

await check('the names are written', async () => {
  await write('mutation($it: FrontEndPoolInput!) { putFrontEndPool(frontEndPool: $it) { applied } }', { it: { fqdn: FRONT_END, release: 'LYNC_2013', site: LONG.slice(0, 200) } });
  await write('mutation($it: ChatPoolInput!) { putChatPool(chatPool: $it) { applied violations { reason } } }', { it: { fqdn: POOL, release: 'LYNC_2013', home: FRONT_END, displayName: LONG } });
  await write('mutation($it: ChatPolicyInput!) { putPolicy(policy: $it) { applied } }', { it: { identity: POLICY, enablePersistentChat: false } });
  for (const [sipAddress, displayName] of [['long@names.contoso.com', LONG], ['arabic@names.contoso.com', ARABIC], ['hebrew@names.contoso.com', HEBREW]]) {
    await write('mutation($it: UserInput!) { putUser(user: $it) { applied violations { reason } } }', { it: { sipAddress, displayName, home: FRONT_END, grantedPolicy: POLICY } });
  }
});

const question = (user) => `/ask?user=${user}@names.contoso.com&client=LYNC_2013&pool=${POOL}`;
const PATHS = {
  'ask-long': [question('long'), LONG], 'ask-arabic': [question('arabic'), ARABIC], 'ask-hebrew': [question('hebrew'), HEBREW],
  estate: [`/estate?pool=${POOL}&client=LYNC_2013&eligible=false`, ARABIC], 'estate-front-end': [`/estate?pool=${FRONT_END}`, HEBREW],
  migration: [`/migration?what=switch&policy=${POLICY}&enable=true&client=LYNC_2013&at=${POOL}`, ARABIC], changes: ['/changes', POLICY],
};

await withBrowser(async (open) => {
  for (const [view, [path, text]] of Object.entries(PATHS)) {
    await check(`${view} with such names`, async () => {
      const { page, faults, close } = await open(origin + path, { bypassCSP: true, reducedMotion: 'reduce' });
      await page.getByText(text).filter({ visible: true }).first().waitFor();
      await settled(page);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await page.waitForTimeout(150); // drawings follow the width
        await picture(page, `names-${view}-${width}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `the page is ${wide} px wide at ${width}`);
        // a drawing cuts long names; the label of the link has the whole name, and the cut one ends with an ellipsis
        assert.deepEqual((await accessibilityFindings(page)).filter((finding) => !finding.startsWith('label-content-name-mismatch')), []);
      }
      assert.deepEqual(faults, []);
      await close();
    });
  }

  await check('a name from right to left does not change the order of what is beside it', async () => {
    const { page, close } = await open(origin + question('hebrew'));
    const verdict = page.locator('lg-decision .verdict p');
    await verdict.waitFor();
    assert.equal((await verdict.textContent()).trim().replace(/\s+/g, ' '), `${HEBREW} cannot use Lync 2013 with ${POOL}.`);
    const boxes = await verdict.evaluate((paragraph) => [...paragraph.querySelectorAll('bdi')].map((name) => getComputedStyle(name).unicodeBidi));
    assert.ok(boxes.length >= 2 && boxes.every((bidi) => bidi === 'isolate'), String(boxes));
    await close();
  });
});

done('Console: names');
