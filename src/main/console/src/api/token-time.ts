const MARGIN_MS = 30_000;

/**
 * When a token should be renewed: half a minute before it expires, or half-way for one that is valid for less than a minute.
 *
 * @param expiresIn seconds, as the token endpoint says; without it the token is used until it is refused
 * @param now in milliseconds
 */
export function lastMoment(expiresIn: number | undefined, now: number): number {
  if (expiresIn === undefined) {
    return Number.POSITIVE_INFINITY;
  }
  const lifetime = expiresIn * 1000;
  return now + Math.max(lifetime - MARGIN_MS, lifetime / 2);
}

const LEAST_WAIT_MS = 1_000;
/** Later than the renewal of `lastMoment`, so that there is a new token to send. */
const SOCKET_MARGIN_MS = 20_000;

/**
 * How long to wait before a socket is given a new token, in milliseconds; undefined if its token does not expire.
 *
 * @param expiresAt when the service closes the socket, as it says
 * @param now in milliseconds
 */
export function renewalDelay(expiresAt: unknown, now: number): number | undefined {
  const end = typeof expiresAt === 'string' ? Date.parse(expiresAt) : Number.NaN;
  // for the longest delay of timers, see https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html
  return Number.isNaN(end) ? undefined : Math.min(2 ** 31 - 1, Math.max(LEAST_WAIT_MS, end - now - SOCKET_MARGIN_MS));
}
