// axe-core finds nothing on any view, in both colour schemes and three widths, nothing is wider than the window, and a picture of
// each is kept. Arguments: the address of the GraphQL endpoint.
import assert from 'node:assert/strict';
import { check, done, url } from '../clients/check.mjs';
import { accessibilityFindings, picture, SCHEMES, settled, WIDTHS, withBrowser } from './page.mjs';
import { VIEWS } from './views.mjs';

const origin = new URL(url).origin;

await withBrowser(async (open) => {
  for (const [view, [path, text]] of Object.entries(VIEWS)) {
    // axe writes styles into the page
    const { page, close } = await open(origin + path, { bypassCSP: true, reducedMotion: 'reduce' });
    await check(`${view} is there`, () => page.getByText(text).first().waitFor());
    await settled(page);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(150); // drawings follow the width
        await check(`${view}, ${width} px, ${colorScheme}`, async () => {
          await picture(page, `${view}-${width}-${colorScheme}`);
          assert.deepEqual(await accessibilityFindings(page), []);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= width, `the page is ${wide} px wide`);
        });
      }
    }
    await close();
  }
});

done('Console: accessibility');
