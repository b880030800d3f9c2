import { css } from 'lit';

/** What every component adopts: elements, controls and a few classes. */
export const base = css`
  :host { display: block; }
  :host([hidden]), [hidden] { display: none !important; }
  *, *::before, *::after { box-sizing: border-box; }
  h1, h2, h3, p, ul, ol, dl, dd, figure, table { margin: 0; }
  ul, ol { padding: 0; list-style: none; }
  h2 { font-size: 1.25rem; line-height: 1.3; font-weight: 650; letter-spacing: -0.01em; text-wrap: balance; }
  h3 { font-size: 1rem; line-height: 1.4; font-weight: 650; }
  a { color: var(--lg-accent); text-underline-offset: 0.15em; }
  a:hover { color: var(--lg-accent-hover); }
  code, .mono { font-family: var(--lg-mono); font-size: 0.92em; }
  :focus-visible { outline: 3px solid var(--lg-accent); outline-offset: 2px; border-radius: 0.25rem; }
  svg.icon { inline-size: 1.25em; block-size: 1.25em; flex: none; vertical-align: -0.25em; }

  .visually-hidden {
    position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; padding: 0; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap; border: 0;
  }
  .muted { color: var(--lg-muted); }
  .small { font-size: var(--lg-small); }
  .number { font-variant-numeric: tabular-nums; }
  .name { unicode-bidi: isolate; overflow-wrap: anywhere; white-space: pre-wrap; } /* two spaces are not one */
  .escape {
    padding: 0 0.2em; border-radius: 0.2em; background: var(--lg-step-soft); color: var(--lg-step);
    font: 0.85em var(--lg-mono); unicode-bidi: isolate;
  }
  .stack { display: grid; gap: var(--lg-gap); grid-template-columns: minmax(0, 1fr); }
  .row { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.75rem; }
  .panel {
    padding: 1.25rem; border: 1px solid var(--lg-line); border-radius: var(--lg-radius);
    background: var(--lg-surface); box-shadow: var(--lg-shadow);
  }
  .scroll { overflow-x: auto; }
  @media (max-width: 30rem) { .panel { padding: 1rem; } }
`;

/** Buttons, fields and tables. */
export const controls = css`
  button, select, input { font: inherit; color: inherit; }
  button, .button {
    display: inline-flex; align-items: center; justify-content: center; gap: 0.4rem; min-block-size: 2.25rem;
    padding: 0.3rem 0.85rem; border: 1px solid var(--lg-edge); border-radius: 0.375rem; background: var(--lg-surface);
    color: var(--lg-text); font-weight: 550; line-height: 1.2; text-decoration: none; cursor: pointer;
  }
  button:hover, .button:hover { background: var(--lg-raised); color: var(--lg-text); }
  button.primary, .button.primary { border-color: transparent; background: var(--lg-accent); color: var(--lg-on-accent); }
  button.primary:hover, .button.primary:hover { background: var(--lg-accent-hover); color: var(--lg-on-accent); }
  button.plain { border-color: transparent; background: none; color: var(--lg-accent); }
  button.plain:hover { background: var(--lg-accent-soft); }
  button[aria-pressed="true"], .button[aria-current] { border-color: var(--lg-accent); background: var(--lg-accent-soft); }
  button:disabled { opacity: 0.55; cursor: default; }
  label, .label { display: block; margin-block-end: 0.25rem; font-size: var(--lg-small); font-weight: 600; }
  select, input:not([type="checkbox"], [type="radio"], [type="file"]) {
    inline-size: 100%; min-block-size: 2.5rem; padding: 0.35rem 0.6rem; border: 1px solid var(--lg-edge);
    border-radius: 0.375rem; background: var(--lg-surface); text-overflow: ellipsis;
  }
  input::placeholder { color: var(--lg-muted); opacity: 1; }
  table { inline-size: 100%; border-collapse: collapse; }
  th, td { padding: 0.45rem 0.6rem; border-block-end: 1px solid var(--lg-line); text-align: start; vertical-align: top; }
  thead th { font-size: var(--lg-small); font-weight: 600; color: var(--lg-muted); vertical-align: bottom; }
  tbody tr:last-child > * { border-block-end: 0; }
  .tag {
    display: inline-flex; align-items: center; gap: 0.3em; padding: 0.05rem 0.5rem; border-radius: 1rem;
    background: var(--lg-raised); font-size: var(--lg-small); font-weight: 550; white-space: nowrap;
  }
  .tag.yes { background: var(--lg-yes-soft); color: var(--lg-yes); }
  .tag.no { background: var(--lg-no-soft); color: var(--lg-no); }
  .tag.step { background: var(--lg-step-soft); color: var(--lg-step); }
`;
