import { describe, expect, it } from 'vitest';
import { csvOf, csvRecord } from '../src/parts/csv.js';
import { Pages, type PageReader } from '../src/parts/pages.js';

const HOST = { addController() {}, removeController() {}, requestUpdate() {}, updateComplete: Promise.resolve(true) };

/** Pages of the numbers from 1 to `count`. */
function numbers(count: number): PageReader<number> {
  return (after, first) => {
    const begin = Number(after ?? 0);
    const nodes = Array.from({ length: Math.min(first, count - begin) }, (_, i) => begin + i + 1);
    const end = begin + nodes.length;
    return Promise.resolve({ nodes, totalCount: count, pageInfo: { endCursor: String(end), hasNextPage: end < count } });
  };
}

async function settled(): Promise<void> {
  await new Promise((go) => setTimeout(go));
}

describe('a list', () => {
  it('is read page by page', async () => {
    const pages = new Pages(HOST, numbers(120));
    expect(pages.totalCount).toBeUndefined();
    pages.restart();
    await settled();
    expect([pages.entries.length, pages.totalCount, pages.hasNext]).toEqual([50, 120, true]);
    await pages.readNext();
    await pages.readNext();
    expect([pages.entries.length, pages.entries.at(-1), pages.hasNext, pages.isBusy]).toEqual([120, 120, false, false]);
  });

  it('is saved whole, whatever is shown', async () => {
    const pages = new Pages(HOST, numbers(2_500));
    pages.restart();
    await settled();
    let saved = 0;
    await pages.save(async (all) => {
      for await (const page of all) {
        saved += page.length;
      }
    });
    expect([saved, pages.entries.length]).toEqual([2_500, 50]);
  });

  it('forgets the answer to an earlier question', async () => {
    let answer: (count: number) => void = () => {};
    const pages = new Pages<number>(HOST, (after, first, signal) => new Promise((resolve) => {
      answer = (count) => void numbers(count)(after, first, signal).then(resolve);
    }));
    pages.restart();
    const first = answer;
    pages.restart();
    answer(2);
    first(1);
    await settled();
    expect(pages.entries).toEqual([1, 2]);
  });

  it('says why it cannot be read, and can be read again', async () => {
    let fails = true;
    const pages = new Pages<number>(HOST, (...page) => (fails ? Promise.reject(new Error('busy')) : numbers(1)(...page)));
    pages.restart();
    await settled();
    expect(String(pages.problem)).toBe('Error: busy');
    fails = false;
    await pages.readNext();
    expect([pages.problem, pages.entries]).toEqual([undefined, [1]]);
  });
});

describe('a CSV file', () => {
  it('quotes what it must', () => {
    expect(csvRecord(['a', 'b,c', 'd"e', 'f\ng', ''])).toBe('a,"b,c","d""e","f\ng",\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx'])('has no formula: %j', (value) => {
    expect(csvRecord([value]).replaceAll('"', '')).toBe(`'${value}\r\n`);
  });

  it('begins with a byte-order mark and a header', async () => {
    async function* pages() {
      yield [1, 2];
      yield [3];
    }
    const file = await csvOf(['number', 'square'], pages(), (number) => [String(number), String(number ** 2)]);
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer())).toBe('\ufeffnumber,square\r\n1,1\r\n2,4\r\n3,9\r\n');
  });
});
