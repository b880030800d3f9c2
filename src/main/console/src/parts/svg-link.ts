import { navigate } from '../router.js';

/** Follows a link of a drawing within the page, unless it is to open elsewhere. Links of SVG are no HTMLAnchorElement. */
export function followHere(event: MouseEvent, to: string): void {
  if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    navigate(to);
  }
}
