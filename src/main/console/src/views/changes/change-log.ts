import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isAborted } from '../../api/errors.js';
import { query } from '../../api/graphql.js';
import { follow } from '../../api/subscription.js';
import { FOLLOW, NEWEST, NEWEST_REVISION, type Change, type ChangePage } from './change.js';

const MOST = 10_000;
const PAGE = 100;
/** The default of lifeguard.graphql.limits.page-size. */
const SEARCHED_PAGE = 500;
/** How many pages a search reads at most before it asks. */
const SEARCHED_PAGES = 10;

/** The newest part of the change log, kept up to date. A subscription brings every change after the page that was read. */
export class ChangeLog implements ReactiveController {
  /** The newest first. */
  changes: Change[] = [];
  /** Those that arrived while it was paused, the newest first. */
  waiting: Change[] = [];
  hasEarlier = false;
  isLoading = false;
  isConnected = false;
  isPaused = false;
  error: unknown;
  private subject = '';
  private newest: string | null = null;
  private oldest: string | null = null;
  private end: (() => void) | undefined;
  private reading = new AbortController();

  constructor(private readonly host: ReactiveControllerHost, private readonly arrived: (count: number) => void) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.reading.abort();
    this.end?.();
  }

  /** Reads the newest changes, of one object if it is named, and follows from there. */
  async read(subject: string): Promise<void> {
    this.hostDisconnected();
    this.subject = subject;
    this.changes = [];
    this.waiting = [];
    this.newest = null;
    this.oldest = null;
    this.reading = new AbortController();
    const { signal } = this.reading;
    await this.load(async () => {
      // before the page, which is newer then: no change is missed, and those that the page has are known
      this.newest = (await query<{ changes: ChangePage }>(NEWEST_REVISION, {}, signal)).changes.pageInfo.startCursor;
      await this.readPage(signal);
      this.followNewest();
    });
  }

  async readEarlier(): Promise<void> {
    await this.load(() => this.readPage(this.reading.signal));
  }

  /** Reads earlier changes until one matches: the service itself looks for changes of one object only. */
  async search(matches: (change: Change) => boolean): Promise<void> {
    const { signal } = this.reading;
    await this.load(async () => {
      for (let pages = 0, found = false; pages < SEARCHED_PAGES && this.hasEarlier && !found; pages++) {
        const known = this.changes.length;
        await this.readPage(signal, SEARCHED_PAGE);
        found = this.changes.slice(known).some(matches);
        this.host.requestUpdate();
      }
    });
  }

  /** Shows changes as they arrive, or keeps them until it is resumed. */
  pause(isPaused: boolean): void {
    this.isPaused = isPaused;
    if (!isPaused) {
      this.prepend(this.waiting);
      this.waiting = [];
    }
    this.host.requestUpdate();
  }

  private async load(reading: () => Promise<void>): Promise<void> {
    this.isLoading = true;
    this.error = undefined;
    this.host.requestUpdate();
    try {
      await reading();
    } catch (error) {
      if (isAborted(error)) {
        return; // another reading has begun
      }
      this.error = error;
    }
    this.isLoading = false;
    this.host.requestUpdate();
  }

  private async readPage(signal: AbortSignal, first = PAGE): Promise<void> {
    const variables = { first, after: this.oldest, subject: this.subject === '' ? null : this.subject };
    const page = (await query<{ changes: ChangePage }>(NEWEST, variables, signal)).changes;
    this.changes = [...this.changes, ...page.nodes];
    this.oldest = page.pageInfo.endCursor ?? this.oldest;
    this.hasEarlier = page.pageInfo.hasNextPage;
  }

  private followNewest(): void {
    const log = this;
    this.end = follow<{ changes: Change }>(FOLLOW, { get after() { return log.newest; } }, {
      next: ({ changes }) => this.receive(changes),
      connected: (isConnected) => { this.isConnected = isConnected; this.host.requestUpdate(); },
      failed: (error) => { this.error = error; this.isConnected = false; this.host.requestUpdate(); },
    });
  }

  private receive(change: Change): void {
    this.newest = change.revision;
    this.isConnected = true;
    const isKnown = this.changes.some(({ revision }) => revision === change.revision);
    if (isKnown || (this.subject !== '' && !isOf(change, this.subject))) {
      return;
    }
    if (this.isPaused) {
      this.waiting = [change, ...this.waiting].slice(0, MOST);
    } else {
      this.prepend([change]);
    }
    this.arrived(1);
    this.host.requestUpdate();
  }

  /** The oldest changes beyond the limit are read again if somebody wants them. */
  private prepend(changes: readonly Change[]): void {
    const all = [...changes, ...this.changes];
    this.changes = all.slice(0, MOST);
    if (all.length > MOST) {
      this.oldest = this.changes.at(-1)?.revision ?? null;
      this.hasEarlier = true;
    }
  }
}

/** Whether a change is of an object with an id; `a@b` also means `sip:a@b`. */
function isOf(change: Change, subject: string): boolean {
  const key = subject.toLowerCase();
  return change.subject.toLowerCase() === key || change.subject.toLowerCase() === `sip:${key}`;
}
