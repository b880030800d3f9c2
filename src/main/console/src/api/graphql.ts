import { ApiError, failureKind } from './errors.js';
import { send } from './http.js';

interface GraphQLResponse<T> {
  data?: T | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/**
 * Sends a query.
 *
 * @returns its data; all of it, or the call fails
 * @throws ApiError with the code and the message of the first error
 */
export async function query<T>(document: string, variables: object = {}, signal?: AbortSignal): Promise<T> {
  const response = await send('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: document, variables }),
    ...(signal ? { signal } : {}),
  });
  const body = await parse<T>(response);
  const error = body.errors?.[0];
  if (error || !body.data) {
    const code = error?.extensions?.code ?? '';
    throw new ApiError(failureKind(code, response.status), error?.message ?? `The service answered with status ${response.status}.`, code, response.status);
  }
  return body.data;
}

async function parse<T>(response: Response): Promise<GraphQLResponse<T>> {
  try {
    return (await response.json()) as GraphQLResponse<T>;
  } catch (error) {
    if (error instanceof DOMException) {
      throw error;
    }
    throw new ApiError(
      failureKind('', response.status), `The response with status ${response.status} is not JSON.`, '', response.status);
  }
}
