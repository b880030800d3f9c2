// A line for each check of a client; the process ends with 1 if one fails.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export const url = process.argv[2];
/** The address of the issuer, if the service has sign-in. */
export const issuer = process.argv[3];
if (!url) {
  console.error('usage: node clients/NAME.mjs <address of the GraphQL endpoint> [<address of the issuer>]');
  process.exit(2);
}

export const run = promisify(execFile);

let passed = 0;
let failed = 0;

export async function check(name, action) {
  try {
    await action();
    passed++;
  } catch (failure) {
    failed++;
    console.log(`failed: ${name}: ${failure.stderr || failure.stack || JSON.stringify(failure)}`);
  }
}

export function done(client) {
  console.log(`${client}: ${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}

/** A token of issuer.mjs. */
export async function token(subject, role, seconds = 300) {
  const response = await fetch(`${issuer}/token?subject=${subject}&role=${role}&seconds=${seconds}`);
  return (await response.json()).access_token;
}

/** Headers with the token of an administrator, if the service has sign-in. */
export async function authorized() {
  return issuer ? { Authorization: `Bearer ${await token('ada', 'administrator')}` } : {};
}

export async function post(body, headers = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}
