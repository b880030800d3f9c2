import { request } from '../../api/rest.js';
import { importPath, type ImportOptions } from './options.js';

/** An import as the API shows it; docs/imports.md explains the fields. */
export interface ImportJob {
  id: string;
  kind: string;
  dryRun: boolean;
  state: ImportState;
  cancelRequested: boolean;
  actor: string;
  createdAt: string;
  bytes: number;
  bytesDone: number;
  rows: number;
  rowsPerSecond: number;
  secondsLeft?: number | null;
  files: ImportFile[];
  impact?: ImportImpact | null;
  failure?: { title?: string; detail?: string } | null;
}

export type ImportState = 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED' | 'INTERRUPTED';

export interface ImportFile {
  number: number;
  name: string;
  kind: string;
  report?: ImportReport | null;
}

export interface ImportReport {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  absent: number;
  refused: number;
  passedOver: number;
  warnings: { code: string; reason: string; count: number }[];
}

/** Who would gain and lose which client on which chat pool. */
export interface ImportImpact {
  users: number;
  clients: { client: string; pool: string; gained: number; lost: number }[];
}

/** A row that was refused or passed over. */
export interface ImportRow {
  file: number;
  line: number;
  id: string;
  violations: { rule: string; column: string; reason: string }[];
  passedOver?: string | null;
}

export interface Page<T> {
  items: T[];
  /** The path of the next page; absent at the end. */
  next?: string | null;
}

export function hasEnded(job: ImportJob): boolean {
  return job.state !== 'QUEUED' && job.state !== 'RUNNING';
}

/** Sends an archive; the response does not wait for the import. */
export async function startImport(archive: Blob, dryRun: boolean, options: ImportOptions, signal: AbortSignal): Promise<ImportJob> {
  const response = await request(importPath(dryRun, options), {
    method: 'POST', headers: { 'Content-Type': 'application/zip', Prefer: 'respond-async' }, body: archive, signal,
  });
  return (await response.json()) as ImportJob;
}

export async function readImport(id: string, signal: AbortSignal): Promise<ImportJob> {
  return (await (await request(`/api/imports/${encodeURIComponent(id)}`, { signal })).json()) as ImportJob;
}

export async function cancelImport(id: string): Promise<void> {
  await request(`/api/imports/${encodeURIComponent(id)}`, { method: 'DELETE' });
}

export async function readPage<T>(path: string, signal?: AbortSignal): Promise<Page<T>> {
  return (await (await request(path, signal ? { signal } : {})).json()) as Page<T>;
}
