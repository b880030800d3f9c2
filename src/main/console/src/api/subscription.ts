import { createClient, type Client } from 'graphql-ws';
import { session } from './session.js';
import { waitBefore } from './wait.js';

let client: Client | undefined;

function clientOfPage(): Client {
  client ??= createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: () => session.headers(),
    retryAttempts: Infinity,
    shouldRetry: () => session.state === 'open' || session.state === 'signed-in',
    retryWait: (attempt) => new Promise((go) => setTimeout(go, waitBefore(attempt, Math.random()))),
  });
  return client;
}

/** What becomes of a subscription. */
export interface Follower<T> {
  next(data: T): void;
  /** The connection is there, or was lost and is being made again. */
  connected(isConnected: boolean): void;
  failed(messages: string): void;
}

/**
 * Follows a subscription until the returned function is called. It resumes by itself after a lost connection.
 *
 * @param variables are read again at each connection, so that a getter can name the revision to resume after
 */
export function follow<T>(document: string, variables: Record<string, unknown>, follower: Follower<T>): () => void {
  const page = clientOfPage();
  const opened = page.on('connected', () => follower.connected(true));
  const closed = page.on('closed', () => follower.connected(false));
  const end = page.subscribe<T>({ query: document, variables }, {
    next: ({ data }) => { if (data) { follower.next(data); } },
    error: (error) => follower.failed(Array.isArray(error) ? error.map((e: { message: string }) => e.message).join(' ') : String(error)),
    complete: () => {},
  });
  return () => {
    end();
    opened();
    closed();
  };
}
