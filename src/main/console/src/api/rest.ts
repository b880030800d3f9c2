import { ApiError, failureKind } from './errors.js';
import { send } from './http.js';

/** A problem of the REST API (RFC 9457); docs/problems.md lists the types. */
export interface Problem {
  type?: string;
  title?: string;
  detail?: string;
  violations?: { rule: string; pointer?: string; reason: string }[];
}

/** A response of the REST API with an error status. */
export class RestError extends ApiError {
  constructor(status: number, readonly problem: Problem) {
    super(failureKind('', status), problem.detail ?? problem.title ?? `The service answered with status ${status}.`, '', status);
  }
}

/** Sends a request below `/api`; fails with RestError for an error status. */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await send(path, init);
  if (!response.ok) {
    throw new RestError(response.status, await problemOf(response));
  }
  return response;
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return {};
  }
}
