// The work of a help desk with the keyboard alone, from the address of the page to the copied answer: the focus is always on something
// that is seen and framed, it leaves nothing that it enters, and the tree of the browser for screen readers names what has it and says
// what changes. Arguments: the address of the GraphQL endpoint.
import assert from 'node:assert/strict';
import { check, done, url } from '../clients/check.mjs';
import { settled, withBrowser } from './page.mjs';
import { VIEWS } from './views.mjs';

const origin = new URL(url).origin;
const MOST_STOPS = 400;

/** What has the focus, inside all shadow roots: its name for people, its place, whether a frame is drawn around it. */
function focused(page) {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) {
      element = element.shadowRoot.activeElement;
    }
    if (!element || element === document.body) {
      return null;
    }
    const { top, left, bottom, right, width, height } = element.getBoundingClientRect();
    const framed = [element, ...element.querySelectorAll('rect')].some((part) => {
      const { outlineStyle, outlineWidth, stroke, strokeWidth } = getComputedStyle(part);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2)
        || (part !== element && stroke !== 'none' && Number.parseFloat(strokeWidth) >= 3);
    });
    window.stops ??= new Map();
    if (!window.stops.has(element)) {
      window.stops.set(element, window.stops.size);
    }
    return {
      stop: window.stops.get(element), role: element.getAttribute('role') ?? element.localName, framed,
      text: (element.getAttribute('aria-label') ?? element.innerText ?? element.textContent ?? '').trim().replace(/\s+/g, ' '),
      seen: width > 0 && height > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
    };
  });
}

/** Presses Tab until something has the focus whose text matches; each stop on the way must be seen and framed. */
async function tabTo(page, role, text, key = 'Tab') {
  for (let i = 0; i < MOST_STOPS; i++) {
    await page.keyboard.press(key);
    const at = await focused(page);
    if (at) {
      assert.ok(at.seen && at.framed, JSON.stringify(at));
      if (at.role === role && text.test(at.text)) {
        return at;
      }
    }
  }
  throw new Error(`Tab does not reach ${role} ${text}`);
}

/** The tree for screen readers, as nodes with a role and a name. */
async function spoken(page) {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return nodes.filter(({ ignored }) => !ignored).map(({ role, name, properties = [] }) => ({
      role: role?.value, name: name?.value ?? '', ...Object.fromEntries(properties.map((property) => [property.name, property.value.value])),
    }));
  } finally {
    await session.detach();
  }
}

/** What live regions say from now on: each text that they get. */
async function listen(page) {
  await page.evaluate(() => {
    window.said = [];
    const LIVE = '[aria-live], [role=status], [role=alert]';
    const watch = (root) => {
      new MutationObserver((mutations) => {
        for (const { target, addedNodes } of mutations) {
          for (const node of addedNodes) {
            (function enter(added) {
              if (added.shadowRoot) {
                watch(added.shadowRoot);
              }
              added.childNodes.forEach(enter);
            })(node);
          }
          const element = target instanceof Element ? target : target.parentElement;
          const region = element?.closest(LIVE);
          if (region) {
            window.said.push(region.textContent.trim().replace(/\s+/g, ' '));
          }
        }
      }).observe(root, { subtree: true, childList: true, characterData: true });
      root.querySelectorAll('*').forEach((element) => element.shadowRoot && watch(element.shadowRoot));
    };
    watch(document);
  });
}

const heard = (page, text) => page.waitForFunction(
  (source) => window.said.some((said) => new RegExp(source).test(said)), text.source);

await withBrowser(async (open) => {
  async function on(path, name, action, options = {}) {
    await check(name, async () => {
      const { page, faults, close } = await open(origin + path, { reducedMotion: 'reduce', ...options });
      await settled(page);
      await action(page);
      assert.deepEqual(faults, []);
      await close();
    });
  }

  await on('/', 'a help desk works with the keyboard alone', async (page) => {
    await listen(page);
    await page.keyboard.press('Tab');
    assert.match((await focused(page)).text, /^Skip to the content$/);
    await page.keyboard.press('Enter');
    await tabTo(page, 'combobox', /^/);
    await page.keyboard.type('ben.rossi3');
    await heard(page, /^1 user$/);
    await page.keyboard.press('Enter');
    await page.waitForURL((at) => at.searchParams.get('user') === 'sip:ben.rossi3@contoso.com');
    assert.equal((await focused(page)).role, 'combobox');

    await tabTo(page, 'select', /Lync 2013/);
    await page.keyboard.type('Lync 2013');
    await page.waitForURL((at) => at.searchParams.get('client') === 'LYNC_2013');
    await tabTo(page, 'select', /pchat01/);
    await page.keyboard.type('pchat01');
    await page.waitForURL((at) => at.searchParams.get('pool') === 'pchat01.contoso.com');
    await heard(page, /^No$/);

    const tree = await spoken(page);
    assert.ok(tree.some(({ role, name }) => role === 'heading' && name === 'No'), 'the verdict is a heading');
    assert.ok(tree.some(({ role, name }) => role === 'heading' && name.startsWith('Why not: ')), 'so are the reasons');
    assert.ok(tree.some(({ role, name, focused: has }) => role === 'combobox' && name === 'Chat pool' && has), 'the field of the chat pool has the focus');

    await tabTo(page, 'button', /^Copy address$/);
    await page.keyboard.press('Enter');
    await heard(page, /^Address copied$/);
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
    assert.equal((await focused(page)).role, 'button');

    await tabTo(page, 'button', /^Try it$/);
    await page.keyboard.press('Enter');
    await heard(page, /^The answer (changes from|stays) “/);
    const tried = await focused(page);
    assert.equal(tried.text, 'Tried');
    assert.ok((await spoken(page)).some(({ role, name, pressed }) => role === 'button' && name === 'Tried' && String(pressed) === 'true'), 'the button says that it is pressed');

    const address = page.url();
    const titles = (await page.locator('lg-decision li a').allInnerTexts()).map((title) => title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const rule = await tabTo(page, 'a', new RegExp(`^(${titles.join('|')})$`), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL((at) => at.pathname === '/rules');
    await page.locator('lg-rule[picked]').waitFor();
    await page.waitForFunction((title) => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) {
        element = element.shadowRoot.activeElement;
      }
      return element?.localName === 'h2' && element.innerText === title;
    }, rule.text);
    await page.goBack();
    assert.equal(page.url(), address);
    await page.locator('lg-decision h2').waitFor();
  }, { permissions: ['clipboard-read', 'clipboard-write'] });

  await on('/ask?user=sip%3Aben.rossi3%40contoso.com', 'a cell of the table moves the focus to its answer', async (page) => {
    await listen(page);
    await tabTo(page, 'a', /^Lync 2013, pchat01[.]contoso[.]com: No/);
    await page.keyboard.press('Enter');
    await heard(page, /^No$/);
    await page.waitForFunction(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) {
        element = element.shadowRoot.activeElement;
      }
      return element?.localName === 'h2' && element.innerText === 'No';
    });
    await tabTo(page, 'a', /./);
  });

  for (const [view, [path, text]] of Object.entries(VIEWS)) {
    await on(path, `${view}: Tab goes through everything and leaves it; each stop is seen, framed and has a name`, async (page) => {
      await page.getByText(text).first().waitFor();
      const seen = [];
      const visited = new Set();
      for (let i = 0; i < MOST_STOPS; i++) {
        await page.keyboard.press('Tab');
        const at = await focused(page);
        if (!at) {
          break; // the browser has it again
        }
        if (visited.has(at.stop)) {
          assert.equal(at.stop, seen[0].stop, `${JSON.stringify(at)} keeps the focus`);
          break;
        }
        assert.ok(at.seen && at.framed, JSON.stringify(at));
        visited.add(at.stop);
        seen.push(at);
      }
      assert.ok(seen.length > 5, `${seen.length} stops`);
      assert.ok(seen.length < MOST_STOPS, 'more stops than anybody counts');
      const nameless = (await spoken(page)).filter(({ role, name, focusable }) => focusable && name === ''
        && ['link', 'button', 'combobox', 'textbox', 'searchbox', 'checkbox', 'DisclosureTriangle'].includes(role));
      assert.deepEqual(nameless, []);
    });
  }
});

done('Console: keyboard');
