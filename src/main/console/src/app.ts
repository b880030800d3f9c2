import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import { readCaller, type Caller } from './api/caller.js';
import { ApiError } from './api/errors.js';
import { NoProvider } from './api/provider.js';
import { includes } from './api/role.js';
import { session } from './api/session.js';
import { styles } from './app.css.js';
import { icons } from './parts/icons.js';
import { name, sentence } from './parts/name.js';
import { failure, loading } from './parts/notices.js';
import { addressOf, navigate, opensHere, type Address } from './router.js';
import { routeAt, routes, type Route } from './routes.js';
import { base, controls } from './styles.js';
import { common } from './texts/common.js';

/** The frame of the page: navigation, sign-in, and the view at the present address. */
@customElement('lg-app')
export class App extends LitElement {
  static override styles = [base, controls, styles];

  @state() private address: Address = addressOf(new URL(location.href));
  @state() private caller: Caller | undefined;
  @state() private problem: unknown;
  @state() private loaded = new Set<string>();
  @state() private announcement = '';
  private loading = '';

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('popstate', () => this.follow());
    window.addEventListener('lg-navigate', () => this.follow());
    window.addEventListener('lg-announce', (event) => { this.announcement = (event as CustomEvent<string>).detail; });
    session.addEventListener('change', () => this.sessionChanged());
    this.addEventListener('click', (event) => this.openLink(event));
    void session.start();
  }

  override render() {
    const route = routeAt(this.address.path);
    return html`
      <header>
        <button class="skip" @click=${this.skip}>${common.skip}</button>
        <a class="brand" href="/">${common.product}</a>
        ${this.caller ? this.navigation(this.caller, route) : nothing}
        ${this.account()}
      </header>
      <main tabindex="-1">
        <h1 tabindex="-1">${route?.heading ?? common.headings.unknown}</h1>
        ${this.content(route)}
      </main>
      <div class="visually-hidden" aria-live="polite">${this.announcement}</div>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const route = routeAt(this.address.path);
    if (changed.has('address')) {
      document.title = common.title(route?.label ?? common.headings.unknown);
    }
    // beside the questions who signs in and with which role: the code of a view is no secret
    if (route && this.loading !== route.element && !this.loaded.has(route.element)) {
      this.loading = route.element;
      void this.load(route);
    }
  }

  private navigation(caller: Caller, present: Route | undefined) {
    return html`<nav aria-label=${common.navigation}><ul>
      ${routes.filter((route) => includes(caller.role, route.role)).map((route) => html`
        <li><a href=${route.path} aria-current=${route === present ? 'page' : nothing}>${route.label}</a></li>`)}
    </ul></nav>`;
  }

  private account() {
    const role = this.caller ? html`<span class="tag">${common.roles[this.caller.role]}</span>` : nothing;
    switch (session.state) {
      case 'open': return html`<div class="account row small"><span class="muted">${common.openAccess}</span></div>`;
      case 'signed-in': return html`<div class="account row small">
        ${this.caller ? html`<span><span class="visually-hidden">${common.signedInAs}</span> ${name(this.caller.name)}</span>` : nothing}
        ${role}<button class="plain" @click=${() => session.signOut()}>${common.signOut}</button></div>`;
      default: return nothing;
    }
  }

  private content(route: Route | undefined) {
    switch (session.state) {
      case 'starting': return loading(common.starting);
      case 'signed-out': return this.signInPanel(common.signedOut, '');
      case 'failed': return this.failedSignIn(session.failure);
      default: return html`
        ${session.state === 'expired' ? this.signInPanel(common.expiredTitle, common.expiredText) : nothing}
        ${this.problem ? this.problemNotice() : this.view(route)}`;
    }
  }

  private view(route: Route | undefined) {
    if (!route) {
      return html`<p>${common.unknownPage}</p>`;
    }
    if (!this.caller) {
      return session.state === 'expired' ? nothing : loading();
    }
    if (!includes(this.caller.role, route.role)) {
      return html`<p>${common.needsRole(common.roles[route.role])}</p>`;
    }
    if (!this.loaded.has(route.element)) {
      return loading();
    }
    const tag = unsafeStatic(route.element);
    return staticHtml`<${tag} .parameters=${this.address.parameters} .caller=${this.caller}></${tag}>`;
  }

  private failedSignIn(error: unknown) {
    if (error instanceof NoProvider) {
      return html`<div class="panel stack" role="alert"><h2>${icons.warning} ${common.noProviderTitle}</h2>
        <p>${common.noProviderText}</p><p class="muted">${common.noProviderAdvice}</p></div>`;
    }
    return error instanceof ApiError && error.kind === 'unreachable'
      ? failure(error, () => void session.start())
      : this.signInPanel(common.failedTitle, error instanceof Error ? error.message : String(error));
  }

  private problemNotice() {
    return this.problem instanceof ApiError && this.problem.kind === 'forbidden'
      ? this.signInPanel(common.noRoleTitle, common.noRoleText)
      : failure(this.problem, () => void this.readCaller());
  }

  private signInPanel(title: string, text: string) {
    return html`<div class="panel stack sign-in" role="alert">
      <h2>${icons.info} ${title}</h2>
      ${text ? html`<p>${sentence(text)}</p>` : nothing}
      <p><button class="primary" @click=${() => void session.signIn()}>${common.signIn}</button></p>
    </div>`;
  }

  private sessionChanged(): void {
    this.address = addressOf(new URL(location.href));
    if (session.state === 'open' || session.state === 'signed-in') {
      void this.readCaller();
    } else if (session.state === 'signed-out') {
      this.caller = undefined;
    }
    this.requestUpdate();
  }

  private async readCaller(): Promise<void> {
    try {
      this.caller = await readCaller();
      this.problem = undefined;
    } catch (error) {
      this.problem = error;
    }
  }

  private async load(route: Route): Promise<void> {
    try {
      await route.load();
      this.loaded = new Set(this.loaded).add(route.element);
    } catch (error) {
      this.loading = '';
      this.problem = error;
    }
  }

  private follow(): void {
    const from = routeAt(this.address.path);
    this.address = addressOf(new URL(location.href));
    if (routeAt(this.address.path) !== from) { // `/` and `/ask` are one view: the focus stays where it is
      window.scrollTo(0, 0);
      void this.updateComplete.then(() => this.renderRoot.querySelector('h1')?.focus());
    }
  }

  private openLink(event: MouseEvent): void {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (link?.href && !link.hash && opensHere(event, link) && routeAt(addressOf(new URL(link.href)).path)) {
      event.preventDefault();
      navigate(link.pathname + link.search);
    }
  }

  private skip(): void {
    this.renderRoot.querySelector('main')?.focus();
  }
}
