import { css } from 'lit';

export const styles = css`
  :host { display: flex; flex-direction: column; min-block-size: 100dvb; }
  .skip {
    position: absolute; inset-block-start: -4rem; inset-inline-start: 0.5rem; z-index: 2; padding: 0.5rem 1rem;
  }
  .skip:focus { inset-block-start: 0.5rem; }
  header {
    display: flex; flex-wrap: wrap; align-items: center; gap: 0 1.5rem; padding-inline: max(1rem, (100% - var(--lg-wide)) / 2);
    border-block-end: 1px solid var(--lg-line); background: var(--lg-surface);
  }
  .brand {
    padding-block: 0.75rem; color: var(--lg-text); font-size: var(--lg-large); font-weight: 700; letter-spacing: -0.015em;
    text-decoration: none;
  }
  nav { flex: 1; min-inline-size: min(100%, 22rem); }
  nav ul { display: flex; flex-wrap: wrap; }
  nav a {
    display: flex; align-items: center; min-block-size: 3rem; padding-inline: 0.8rem; border-block: 3px solid transparent;
    color: var(--lg-muted); font-weight: 550; text-decoration: none;
  }
  nav a:hover { color: var(--lg-text); background: var(--lg-raised); }
  nav a[aria-current] { border-block-end-color: var(--lg-accent); color: var(--lg-text); }
  nav a:focus-visible { outline-offset: -3px; }
  .account { margin-inline-start: auto; padding-block: 0.35rem; max-inline-size: 100%; }
  main { flex: 1; inline-size: 100%; max-inline-size: calc(var(--lg-wide) + 2rem); margin-inline: auto; padding: 1.25rem 1rem 4rem; }
  h1 { margin-block-end: 1rem; font-size: 1.625rem; line-height: 1.25; font-weight: 700; letter-spacing: -0.02em; text-wrap: balance; }
  .sign-in {
    position: sticky; inset-block-start: 0.5rem; z-index: 4; max-inline-size: 36rem; margin-block-end: 1rem; border-color: var(--lg-accent);
    border-inline-start-width: 4px;
  }
  @media (max-width: 40rem) {
    header { column-gap: 1rem; }
    nav { order: 3; flex-basis: 100%; margin-inline: -0.6rem; }
    nav a { min-block-size: 2.5rem; padding-inline: 0.6rem; }
    .brand { padding-block: 0.5rem; }
    main { padding-block-start: 1rem; }
    h1 { font-size: 1.375rem; }
  }
`;
