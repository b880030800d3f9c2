/** Proof key for code exchange (RFC 7636), with the method S256. */
export interface ProofKey {
  verifier: string;
  challenge: string;
}

/** The base64url form of bytes, without padding (RFC 4648). */
export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** 256 random bits as base64url: 43 characters. */
export function randomText(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** The challenge of a verifier. Needs a secure context: https, or a loopback address. */
export async function challengeOf(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

export async function newProofKey(): Promise<ProofKey> {
  const verifier = randomText();
  return { verifier, challenge: await challengeOf(verifier) };
}
