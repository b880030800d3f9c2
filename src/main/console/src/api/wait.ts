const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * How long to wait before the next attempt to connect, in milliseconds: longer after each failure.
 *
 * @param attempt from 0
 * @param random from 0 to 1
 */
export function waitBefore(attempt: number, random: number): number {
  return FIRST_WAIT_MS + random * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
}
