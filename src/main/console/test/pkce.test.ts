import { describe, expect, it } from 'vitest';
import { base64url, challengeOf, newProofKey, randomText } from '../src/api/pkce.js';
import { lastMoment, renewalDelay } from '../src/api/token-time.js';

describe('proof key for code exchange', () => {
  it('has the challenge of the example in RFC 7636, appendix B', async () => {
    expect(await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  });

  it('uses no character that a URL escapes', () => {
    expect(base64url(new Uint8Array([251, 255, 254]))).toBe('-__-');
    expect(randomText()).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('is another one each time', async () => {
    const [one, other] = [await newProofKey(), await newProofKey()];
    expect(one.verifier).not.toBe(other.verifier);
    expect(one.challenge).toBe(await challengeOf(one.verifier));
  });
});

describe('a token', () => {
  it('is renewed half a minute before it expires, a short one half-way', () => {
    expect(lastMoment(300, 1_000)).toBe(271_000);
    expect(lastMoment(40, 0)).toBe(20_000);
    expect(lastMoment(undefined, 0)).toBe(Number.POSITIVE_INFINITY);
  });

  it('of a socket is replaced before the service closes the socket, after it was renewed', () => {
    expect(renewalDelay('1970-01-01T00:05:00Z', 1_000)).toBe(279_000);
    expect(1_000 + 279_000).toBeGreaterThan(lastMoment(299, 1_000));
    expect(renewalDelay('1970-01-01T00:00:10Z', 0)).toBe(1_000);
    expect(renewalDelay('1969-01-01T00:00:00Z', 0)).toBe(1_000);
    expect(renewalDelay('9999-01-01T00:00:00Z', 0)).toBe(2 ** 31 - 1);
    expect(renewalDelay(undefined, 0)).toBeUndefined();
    expect(renewalDelay('soon', 0)).toBeUndefined();
  });
});
