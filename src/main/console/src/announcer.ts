/** Says something to people who use a screen reader, when it happens away from their focus. */
export function announce(message: string): void {
  window.dispatchEvent(new CustomEvent('lg-announce', { detail: message }));
}
