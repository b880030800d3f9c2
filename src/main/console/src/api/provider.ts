import { ApiError } from './errors.js';
import { reach } from './http.js';

/** People have to sign in, and the service cannot say where. */
export class NoProvider extends Error {}

/** How people sign in, as the service says at `/console.json`. */
export interface SignInSettings {
  issuer: string;
  clientId: string;
  scope: string;
}

/** The endpoints of the OpenID provider, as it publishes them. */
export interface Provider {
  authorization_endpoint: string;
  token_endpoint: string;
  end_session_endpoint?: string;
}

/** A response of the token endpoint. */
export interface Tokens {
  access_token: string;
  expires_in?: number;
  refresh_token?: string;
  id_token?: string;
}

/** Whether, and where, people sign in; null if they do not. */
export async function signInSettings(): Promise<SignInSettings | null> {
  const response = await reach('/console.json', { cache: 'no-store' });
  if (!response.ok) {
    throw new ApiError('unreachable', `/console.json: status ${response.status}`, '', response.status);
  }
  const { signIn } = (await response.json()) as { signIn: (Omit<SignInSettings, 'issuer'> & { issuer: string | null }) | null };
  if (signIn && !signIn.issuer) {
    throw new NoProvider();
  }
  return signIn as SignInSettings | null;
}

/** Discovers the endpoints of the provider. */
export async function discover(issuer: string): Promise<Provider> {
  const response = await reach(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  if (!response.ok) {
    throw new ApiError('unreachable', `${new URL(issuer).host} answered with status ${response.status}.`);
  }
  return (await response.json()) as Provider;
}

/** Asks the token endpoint for tokens, by a code or a refresh token. */
export async function requestTokens(provider: Provider, parameters: Record<string, string>): Promise<Tokens> {
  const response = await reach(provider.token_endpoint, { method: 'POST', body: new URLSearchParams(parameters) });
  const body = (await response.json().catch(() => ({}))) as Partial<Tokens> & { error_description?: string; error?: string };
  if (!response.ok || !body.access_token) {
    throw new ApiError('expired', body.error_description ?? body.error ?? `status ${response.status}`, '', response.status);
  }
  return body as Tokens;
}
