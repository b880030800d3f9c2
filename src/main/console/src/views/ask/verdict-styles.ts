import { css } from 'lit';

/** The colours of answers. `cut` is the sign within an icon. */
export const verdictStyles = css`
  .yes { color: var(--lg-yes); --cut: var(--lg-surface); }
  .no { color: var(--lg-no); --cut: var(--lg-surface); }
  .step { color: var(--lg-step); --cut: var(--lg-surface); }
  .cut { stroke: var(--cut, var(--lg-surface)); }
  .verdict.yes { background: var(--lg-yes-soft); --cut: var(--lg-yes-soft); }
  .verdict.no { background: var(--lg-no-soft); --cut: var(--lg-no-soft); }
  .verdict.step { background: var(--lg-step-soft); --cut: var(--lg-step-soft); }
`;
