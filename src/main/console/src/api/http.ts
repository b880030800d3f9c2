import { ApiError } from './errors.js';
import { session } from './session.js';

/**
 * Sends a request to the service, with the token if people sign in.
 *
 * @returns the response, whatever its status, except 401: that ends the session
 * @throws ApiError of kind `unreachable` without a response, `expired` for 401
 */
export async function send(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  for (const [name, value] of Object.entries(await session.headers())) {
    headers.set(name, value);
  }
  const response = await reach(path, { ...init, headers, credentials: 'omit', cache: 'no-store' });
  if (response.status === 401) {
    session.expire();
    throw new ApiError('expired', 'The token is not accepted any more.', 'UNAUTHENTICATED', 401);
  }
  return response;
}

/** Fetches without a token. */
export async function reach(path: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (error instanceof TypeError) {
      throw new ApiError('unreachable', `${new URL(path, location.href).host} does not respond.`);
    }
    throw error;
  }
}
