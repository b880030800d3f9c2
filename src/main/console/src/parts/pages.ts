import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isAborted } from '../api/errors.js';

/** A page of a list: a connection of the API. */
export interface Page<T> {
  nodes: T[];
  totalCount: number;
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

/** Reads the page that follows a cursor, of at most `first` entries; the first page without a cursor. */
export type PageReader<T> = (after: string | null, first: number, signal: AbortSignal) => Promise<Page<T>>;

const SHOWN = 50;
/** The default of lifeguard.graphql.limits.page-size. */
const SAVED = 500;

/** The pages of a list that were read so far. */
export class Pages<T> implements ReactiveController {
  entries: T[] = [];
  isBusy = false;
  problem: unknown;
  private last: Page<T> | undefined;
  private reading = new AbortController();

  constructor(private readonly host: ReactiveControllerHost, private readonly read: PageReader<T>) {
    host.addController(this);
  }

  /** The length of the whole list; undefined before the first page. */
  get totalCount(): number | undefined {
    return this.last?.totalCount;
  }

  get hasNext(): boolean {
    return this.last?.pageInfo.hasNextPage ?? false;
  }

  hostDisconnected(): void {
    this.reading.abort();
  }

  /** Forgets what was read, and reads the first page. */
  restart(): void {
    this.reading.abort();
    this.reading = new AbortController();
    this.entries = [];
    this.last = undefined;
    void this.readNext();
  }

  readNext(): Promise<void> {
    return this.whileBusy(async (signal) => {
      const page = await this.read(this.last?.pageInfo.endCursor ?? null, SHOWN, signal);
      signal.throwIfAborted();
      this.last = page;
      this.entries = [...this.entries, ...page.nodes];
    });
  }

  /** Passes all pages to an action, which makes a file of them. */
  save(action: (pages: AsyncIterable<T[]>) => Promise<void>): Promise<void> {
    return this.whileBusy((signal) => action(this.all(signal)));
  }

  private async* all(signal: AbortSignal): AsyncIterable<T[]> {
    let page: Page<T> | undefined;
    do {
      page = await this.read(page?.pageInfo.endCursor ?? null, SAVED, signal);
      yield page.nodes;
    } while (page.pageInfo.hasNextPage);
  }

  private async whileBusy(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { signal } = this.reading;
    this.isBusy = true;
    this.problem = undefined;
    this.host.requestUpdate();
    try {
      await work(signal);
    } catch (error) {
      if (!isAborted(error) && !signal.aborted) {
        this.problem = error;
      }
    }
    if (signal === this.reading.signal) {
      this.isBusy = false;
      this.host.requestUpdate();
    }
  }
}
