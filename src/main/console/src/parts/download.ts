import { request } from '../api/rest.js';
import { fileName } from '../safe-text.js';

/** Saves what the service has at a path as a file; a link could not send the token. */
export async function download(path: string, name: string): Promise<void> {
  saveAs(await (await request(path)).blob(), name);
}

/** Saves a file. */
export function saveAs(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  try {
    const link = document.createElement('a');
    link.href = url;
    link.download = fileName(name);
    link.click();
  } finally {
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
