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
