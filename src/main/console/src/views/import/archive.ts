import { Zip, ZipPassThrough } from 'fflate';

/** Files that cannot be sent together; the reason is for people. */
export class UnsuitableFiles extends Error {
  constructor(readonly reason: 'mixed' | 'twice' | 'large', readonly file: string) {
    super(`${reason}: ${file}`);
  }
}

const MAX_BYTES = 4 * 1024 ** 3 - 1; // beyond it the archive would need the format Zip64, which the library does not write

/** One archive of the files, which the service imports in the order in which they depend on each other. A single ZIP stays as it is. */
export async function archiveOf(files: readonly File[], signal: AbortSignal): Promise<Blob> {
  const zips = files.filter((file) => isZip(file));
  if (files.length === 1 && zips[0]) {
    return zips[0];
  }
  check(files, zips);
  const parts: Blob[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    failure ??= error;
    // as a Blob it need not stay in the memory of the page
    parts.push(new Blob([chunk as Uint8Array<ArrayBuffer>]));
  });
  for (const file of files) {
    await add(zip, file, signal);
  }
  zip.end();
  if (failure) {
    throw failure as Error;
  }
  return new Blob(parts, { type: 'application/zip' });
}

async function add(zip: Zip, file: File, signal: AbortSignal): Promise<void> {
  const entry = new ZipPassThrough(file.name);
  zip.add(entry);
  const reader = file.stream().getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    signal.throwIfAborted();
    entry.push(read.value);
  }
  entry.push(new Uint8Array(), true);
}

function check(files: readonly File[], zips: readonly File[]): void {
  if (zips[0]) {
    throw new UnsuitableFiles('mixed', zips[0].name);
  }
  const names = new Set<string>();
  for (const { name } of files) {
    if (names.has(name.toLowerCase())) {
      throw new UnsuitableFiles('twice', name);
    }
    names.add(name.toLowerCase());
  }
  if (files.reduce((sum, file) => sum + file.size, 0) > MAX_BYTES) {
    throw new UnsuitableFiles('large', files[0]?.name ?? '');
  }
}

function isZip(file: File): boolean {
  return /\.zip$/i.test(file.name);
}
