import { createClient, type Client } from 'graphql-ws';
import { ApiError, failureKind } from './errors.js';
import { session } from './session.js';
import { renewalDelay } from './token-time.js';
import { waitBefore } from './wait.js';

/** The code with which the service closes a socket whose token it does not accept, or not any more. */
const FORBIDDEN = 4403;

let client: Client | undefined;

function clientOfPage(): Client {
  client ??= renewing(createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: () => session.headers(),
    retryAttempts: Infinity,
    shouldRetry: () => session.state === 'open' || session.state === 'signed-in',
    retryWait: (attempt) => new Promise((go) => setTimeout(go, waitBefore(attempt, Math.random()))),
  }));
  return client;
}

/** Sends a new token in a ping before the one of the socket expires, so that the socket stays open. */
function renewing(page: Client): Client {
  let socket: WebSocket | undefined;
  let timer: number | undefined;
  const renewLater = (payload: Record<string, unknown> | null | undefined) => {
    const delay = renewalDelay(payload?.['tokenExpiresAt'], Date.now());
    clearTimeout(timer);
    if (delay !== undefined) {
      timer = setTimeout(async () => {
        const payload = await session.headers();
        if (socket?.readyState === WebSocket.OPEN && session.state === 'signed-in') {
          socket.send(JSON.stringify({ type: 'ping', payload }));
        }
      }, delay);
    }
  };
  page.on('connected', (opened, payload) => {
    socket = opened as WebSocket;
    renewLater(payload);
  });
  page.on('pong', (received, payload) => { if (received) { renewLater(payload); } });
  page.on('closed', (event) => {
    clearTimeout(timer);
    if (event instanceof CloseEvent && event.code === FORBIDDEN) {
      void session.renew().then((isRenewed) => { if (!isRenewed) { session.expire(); } });
    }
  });
  return page;
}

/** What becomes of a subscription. */
export interface Follower<T> {
  next(data: T): void;
  /** The connection is there, or was lost and is being made again. */
  connected(isConnected: boolean): void;
  failed(error: ApiError): void;
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
    error: (error) => follower.failed(failureOf(error)),
    complete: () => {},
  });
  return () => {
    end();
    opened();
    closed();
  };
}

/** GraphQL errors, or why the socket was closed. */
function failureOf(error: unknown): ApiError {
  if (session.state === 'expired') {
    return new ApiError('expired', '');
  }
  if (error instanceof CloseEvent) {
    return new ApiError('unreachable', error.reason || `The connection was closed with code ${error.code}.`);
  }
  const [first] = (Array.isArray(error) ? error : [error]) as { message?: string; extensions?: { code?: string } }[];
  const code = first?.extensions?.code ?? '';
  return new ApiError(failureKind(code, 0), first?.message ?? String(error), code);
}
