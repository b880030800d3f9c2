import { request } from '../api/rest.js';

/** Saves what the service has at a path as a file; a link could not send the token. */
export async function download(path: string, fileName: string): Promise<void> {
  saveAs(await (await request(path)).blob(), fileName);
}

/** Saves a file. */
export function saveAs(file: Blob, fileName: string): void {
  const url = URL.createObjectURL(file);
  try {
    const link = document.createElement('a');
    link.href = url;
    link.download = fileName;
    link.click();
  } finally {
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
