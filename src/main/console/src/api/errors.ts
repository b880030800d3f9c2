/** Why a request failed, as far as the page treats it differently. */
export type FailureKind = 'unreachable' | 'expired' | 'forbidden' | 'busy' | 'other';

/** A request that failed. The message is for people; `code` is the service's own, or empty. */
export class ApiError extends Error {
  constructor(readonly kind: FailureKind, message: string, readonly code = '', readonly status = 0) {
    super(message);
    this.name = 'ApiError';
  }
}

const KINDS: Readonly<Record<string, FailureKind>> = {
  UNAUTHENTICATED: 'expired',
  FORBIDDEN: 'forbidden',
  BUSY: 'busy',
  TOO_MANY_REQUESTS: 'busy',
  UNAVAILABLE: 'unreachable',
};

const KINDS_OF_STATUS: Readonly<Record<number, FailureKind>> = {
  401: 'expired',
  403: 'forbidden',
  429: 'busy',
  502: 'unreachable',
  503: 'unreachable',
  504: 'unreachable',
};

/** The kind of a failure by its GraphQL code, or else by the status of the response. */
export function failureKind(code: string, status: number): FailureKind {
  return KINDS[code] ?? KINDS_OF_STATUS[status] ?? 'other';
}

/** Whether a request was given up by the page itself, because its answer is of no use any more. */
export function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
