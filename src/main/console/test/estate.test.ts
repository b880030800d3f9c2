import { describe, expect, it } from 'vitest';
import { fit } from '../src/parts/fit.js';
import { deploymentsOf, reachOf } from '../src/views/estate/deployments.js';
import { layOut } from '../src/views/estate/layout.js';
import type { ChatPool, ClientSupport, FrontEndPool } from '../src/views/estate/queries.js';

function frontEnd(fqdn: string, release: string, userCount = 0): FrontEndPool {
  return { fqdn, release, site: 'Redmond', userCount };
}

function chat(fqdn: string, release: string, home: string | null): ChatPool {
  return { fqdn, release, displayName: null, state: home ? 'IN_SERVICE' : 'DECOMMISSIONED', home: home ? { fqdn: home } : null, migration: null };
}

const LEGACY: ClientSupport = {
  client: 'GROUP_CHAT_2010', legacy: true, releases: ['OCS_2007_R2', 'LYNC_2010', 'LYNC_2013'], onePoolAtATime: true, needsHomeOn: null, needsPolicy: false,
};
const MODERN: ClientSupport = {
  client: 'LYNC_2013', legacy: false, releases: ['LYNC_2013'], onePoolAtATime: false, needsHomeOn: 'LYNC_2013', needsPolicy: true,
};

/** As large an estate as the drawing is meant for: 40 front-end pools, 12 chat pools. */
const LARGE = {
  frontEndPools: Array.from({ length: 40 }, (_, i) => frontEnd(`pool${i}`, ['OCS_2007_R2', 'LYNC_2010', 'LYNC_2013'][i % 3] as string, i)),
  chatPools: Array.from({ length: 12 }, (_, i) => chat(`chat${i}`, 'LYNC_2013', `pool${2 + 3 * (i % 4)}`)),
};

describe('deployments', () => {
  it('are in the order of the releases, with homes of chat pools first', () => {
    const deployments = deploymentsOf({
      frontEndPools: [frontEnd('a', 'LYNC_2013', 5), frontEnd('b', 'LYNC_2013', 2), frontEnd('c', 'LYNC_2010')],
      chatPools: [chat('chat', 'LYNC_2013', 'b'), chat('gone', 'OCS_2007_R2', null)],
    });
    expect(deployments.map(({ release }) => release)).toEqual(['OCS_2007_R2', 'LYNC_2010', 'LYNC_2013']);
    expect(deployments[0]?.homeless.map(({ fqdn }) => fqdn)).toEqual(['gone']);
    expect(deployments[2]?.homes.map(({ pool }) => pool.fqdn)).toEqual(['b', 'a']);
    expect(deployments[2]?.userCount).toBe(7);
  });

  it('are reached by clients that behave alike together, and not by others', () => {
    const clients = [LEGACY, { ...LEGACY, client: 'GROUP_CHAT_2007_R2' }, MODERN, { ...LEGACY, client: 'LYNC_MOBILE', releases: [] }];
    expect(reachOf('LYNC_2010', clients).map((reach) => [reach.clients, reach.reaches])).toEqual([
      [['GROUP_CHAT_2010', 'GROUP_CHAT_2007_R2'], true], [['LYNC_2013'], false],
    ]);
    expect(reachOf('LYNC_2013', clients).every(({ reaches }) => reaches)).toBe(true);
  });
});

describe('the drawing of a deployment', () => {
  it.each([240, 320, 500, 800, 1500])('shows every pool once, within %i pixels and without overlap', (width) => {
    for (const deployment of deploymentsOf(LARGE)) {
      const layout = layOut(deployment, width);
      const boxes = [...layout.frontEnds, ...layout.chatPools];
      expect(new Set(boxes.map(({ pool }) => pool.fqdn)).size).toBe(boxes.length);
      expect(layout.frontEnds).toHaveLength(deployment.homes.length);
      expect(layout.homeLines).toHaveLength(layout.chatPools.length);
      for (const box of boxes) {
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width + 0.01);
        expect(box.y + box.height).toBeLessThanOrEqual(layout.height + 0.01);
        for (const other of boxes.filter((candidate) => candidate !== box)) {
          expect(box.x + box.width <= other.x || other.x + other.width <= box.x || box.y + box.height <= other.y || other.y + other.height <= box.y).toBe(true);
        }
      }
    }
  });

  it('is empty without pools', () => {
    expect(layOut({ release: 'LYNC_2013', homes: [], homeless: [], userCount: 0 }, 300).height).toBe(0);
  });
});

describe('a text in a drawing', () => {
  const widthOf = (text: string) => text.length * 10;

  it('stays whole if it fits, and else ends with an ellipsis', () => {
    expect(fit('pool01', 60, '', widthOf)).toBe('pool01');
    expect(fit('pool01.contoso.com', 80, '', widthOf)).toBe('pool01.…');
    expect(fit('pool01', 5, '', widthOf)).toBe('…');
  });

  it('is not cut within a character', () => {
    expect(fit('👩‍👩‍👧‍👦 family', 60, '', widthOf)).toBe('…');
  });
});
