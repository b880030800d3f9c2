import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { imports } from '../src/texts/import.js';
import { archiveOf, UnsuitableFiles } from '../src/views/import/archive.js';
import { importPath, NO_OPTIONS } from '../src/views/import/options.js';

const SIGNAL = new AbortController().signal;

function file(name: string, content = 'a,b\n'): File {
  return new File([content], name);
}

describe('an archive', () => {
  it('has all files with their content', async () => {
    const archive = await archiveOf([file('users.csv', 'é\n'), file('büro.csv', ''), file('large.csv', 'x'.repeat(300_000))], SIGNAL);
    const content = unzipSync(new Uint8Array(await archive.arrayBuffer()));
    expect(Object.keys(content)).toEqual(['users.csv', 'büro.csv', 'large.csv']);
    expect(new TextDecoder().decode(content['users.csv'])).toBe('é\n');
    expect(content['large.csv']).toHaveLength(300_000);
  });

  it('that is chosen is sent as it is', async () => {
    const zip = file('Exports.ZIP');
    expect(await archiveOf([zip], SIGNAL)).toBe(zip);
  });

  it('is not made of files that do not belong together', async () => {
    await expect(archiveOf([file('users.csv'), file('all.zip')], SIGNAL)).rejects.toMatchObject({ reason: 'mixed', file: 'all.zip' });
    await expect(archiveOf([file('users.csv'), file('Users.csv')], SIGNAL)).rejects.toMatchObject({ reason: 'twice', file: 'Users.csv' });
    const large = Object.defineProperty(file('users.csv'), 'size', { value: 5e9 });
    await expect(archiveOf([large], SIGNAL)).rejects.toBeInstanceOf(UnsuitableFiles);
  });
});

describe('the path of an import', () => {
  it('asks a rehearsal for its impact, and sends options that are set', () => {
    expect(importPath(true, NO_OPTIONS)).toBe('/api/imports?dryRun=true&impact=true');
    expect(importPath(false, NO_OPTIONS)).toBe('/api/imports');
    expect(importPath(false, { guidsReissued: true, groupChatPools: ' a.b; c.d ', groupChatRelease: 'LYNC_2010', groupChatRegistrar: 'e.f ' }))
      .toBe('/api/imports?guidsReissued=true&groupChatPools=a.b%2Cc.d&groupChatRelease=LYNC_2010&groupChatRegistrar=e.f');
    expect(importPath(false, { ...NO_OPTIONS, groupChatRelease: 'LYNC_2010' })).toBe('/api/imports');
  });
});

describe('a size', () => {
  it('has a unit that keeps it short', () => {
    expect([0, 999, 1000, 1_234_567, 5e12].map((bytes) => imports.bytes(bytes))).toEqual(['0 bytes', '999 bytes', '1 kB', '1.2 MB', '5,000 GB']);
  });
});
