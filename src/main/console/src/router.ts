/** The address of the page: a path that names a view, and what the view shows. */
export interface Address {
  path: string;
  parameters: URLSearchParams;
}

/** The address of a URL of this page. A trailing slash does not matter. */
export function addressOf(url: URL): Address {
  const path = url.pathname.replace(/\/+$/, '');
  return { path: path === '' ? '/' : path, parameters: url.searchParams };
}

/** A path with parameters, those without a value left out, in the order given. */
export function href(path: string, parameters: Record<string, string | null | undefined> = {}): string {
  const present = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const search = new URLSearchParams(present).toString();
  return search === '' ? path : `${path}?${search}`;
}

/** Whether a click on a link opens it in this page rather than in a new tab or as a download. */
export function opensHere(event: MouseEvent, link: HTMLAnchorElement): boolean {
  return event.button === 0 && !event.defaultPrevented
    && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    && link.origin === location.origin && !link.hasAttribute('download') && !link.target;
}

/** Shows another address. With `replace` the present one is not kept in the history. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  if (options.replace) {
    history.replaceState(null, '', to);
  } else {
    history.pushState(null, '', to);
  }
  window.dispatchEvent(new Event('lg-navigate'));
}
