import { ApiError } from './errors.js';
import { newProofKey, randomText } from './pkce.js';
import { discover, requestTokens, signInSettings, type Provider, type SignInSettings, type Tokens } from './provider.js';
import { lastMoment } from './token-time.js';

/** `open`: nobody signs in here. */
export type SessionState = 'starting' | 'open' | 'signed-in' | 'signed-out' | 'expired' | 'failed';

/** What has to survive the way to the provider and back; no token is among it. */
interface PendingSignIn {
  state: string;
  verifier: string;
  address: string;
}

const PENDING = 'lifeguard.sign-in';
const SIGNED_OUT = 'lifeguard.signed-out';
const REDIRECT = `${location.origin}/`;

/** The sign-in of this page: authorisation code with PKCE. Tokens are kept in memory and nowhere else. */
class Session extends EventTarget {
  state: SessionState = 'starting';
  /** Why the state is `failed`. */
  failure: unknown;
  private settings: SignInSettings | null = null;
  private provider: Provider | undefined;
  private tokens: Tokens | undefined;
  private usableUntil = 0;
  private refreshing: Promise<void> | undefined;

  /** Finds out whether people sign in, and finishes a sign-in that was begun. */
  async start(): Promise<void> {
    try {
      this.settings = await signInSettings();
      if (!this.settings) {
        this.enter('open');
        return;
      }
      this.provider = await discover(this.settings.issuer);
      await this.resume(new URLSearchParams(location.search));
    } catch (error) {
      this.fail(error);
    }
  }

  /** Leaves the page for the provider; it returns to the present address. */
  async signIn(): Promise<void> {
    if (!this.settings || !this.provider) {
      await this.start();
      return;
    }
    const { verifier, challenge } = await newProofKey();
    const pending: PendingSignIn = { state: randomText(), verifier, address: location.pathname + location.search };
    sessionStorage.setItem(PENDING, JSON.stringify(pending));
    sessionStorage.removeItem(SIGNED_OUT);
    const url = new URL(this.provider.authorization_endpoint);
    for (const [name, value] of Object.entries({
      response_type: 'code', client_id: this.settings.clientId, redirect_uri: REDIRECT, scope: this.settings.scope,
      state: pending.state, code_challenge: challenge, code_challenge_method: 'S256',
    })) {
      url.searchParams.set(name, value);
    }
    location.assign(url);
  }

  /** Drops the tokens and ends the session at the provider. */
  signOut(): void {
    const ending = this.provider?.end_session_endpoint;
    const hint = this.tokens?.id_token;
    this.tokens = undefined;
    sessionStorage.setItem(SIGNED_OUT, 'true');
    this.enter('signed-out');
    if (ending && hint && this.settings) {
      const url = new URL(ending);
      url.searchParams.set('id_token_hint', hint);
      url.searchParams.set('client_id', this.settings.clientId);
      url.searchParams.set('post_logout_redirect_uri', REDIRECT);
      location.assign(url);
    }
  }

  /** The headers of a request, with a token that is still accepted if there can be one. */
  async headers(): Promise<Record<string, string>> {
    if (this.tokens && Date.now() > this.usableUntil) {
      await this.renew();
    }
    return this.tokens ? { Authorization: `Bearer ${this.tokens.access_token}` } : {};
  }

  /** Asks the provider for new tokens. Gives whether there are any. */
  async renew(): Promise<boolean> {
    const before = this.tokens?.access_token;
    this.refreshing ??= this.refresh().finally(() => { this.refreshing = undefined; });
    await this.refreshing;
    return this.tokens !== undefined && this.tokens.access_token !== before;
  }

  /** The service does not accept the token any more. */
  expire(): void {
    if (this.settings && this.state !== 'signed-out') {
      this.tokens = undefined;
      this.enter('expired');
    }
  }

  private async resume(parameters: URLSearchParams): Promise<void> {
    const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? 'null') as PendingSignIn | null;
    sessionStorage.removeItem(PENDING);
    if (pending && parameters.get('state') === pending.state) {
      history.replaceState(null, '', pending.address);
      await this.finish(parameters, pending);
    } else if (sessionStorage.getItem(SIGNED_OUT)) {
      this.enter('signed-out');
    } else {
      await this.signIn();
    }
  }

  private async finish(parameters: URLSearchParams, pending: PendingSignIn): Promise<void> {
    const code = parameters.get('code');
    if (!code || !this.provider || !this.settings) {
      this.fail(new Error(parameters.get('error_description') ?? parameters.get('error') ?? ''));
      return;
    }
    this.accept(await requestTokens(this.provider, {
      grant_type: 'authorization_code', client_id: this.settings.clientId, redirect_uri: REDIRECT, code,
      code_verifier: pending.verifier,
    }));
    this.enter('signed-in');
  }

  private async refresh(): Promise<void> {
    const refreshToken = this.tokens?.refresh_token;
    if (!refreshToken || !this.provider || !this.settings) {
      return; // the service decides whether the token is still accepted
    }
    try {
      this.accept({ ...this.tokens, ...await requestTokens(this.provider, {
        grant_type: 'refresh_token', client_id: this.settings.clientId, refresh_token: refreshToken,
      }) });
    } catch (error) {
      if (error instanceof ApiError && error.kind === 'unreachable') {
        return; // the token may still be accepted for a moment, and the provider be back then
      }
      this.expire();
    }
  }

  private accept(tokens: Tokens): void {
    this.tokens = tokens;
    this.usableUntil = lastMoment(tokens.expires_in, Date.now());
  }

  private fail(error: unknown): void {
    this.failure = error;
    this.enter('failed');
  }

  private enter(state: SessionState): void {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}

export const session = new Session();
