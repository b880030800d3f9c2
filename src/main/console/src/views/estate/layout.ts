import type { ChatPool, FrontEndPool } from './queries.js';
import type { Deployment, Home } from './deployments.js';

interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface FrontEndBox extends Place { pool: FrontEndPool }
export interface ChatBox extends Place { pool: ChatPool }

/** Where everything of a deployment is drawn, in pixels. */
export interface Layout {
  width: number;
  height: number;
  frontEnds: FrontEndBox[];
  chatPools: ChatBox[];
  /** Lines from a front-end pool to a chat pool that is homed on it, as SVG paths. */
  homeLines: string[];
}

const GAP = 12;
const FRONT_END_HEIGHT = 64;
const CHAT_HEIGHT = 58;
const MIN_BOX = 150;
/** Narrower, a chat pool is below its home instead of beside it. */
const MIN_BESIDE = 430;
const LINE = 32;
const INDENT = 28;

/** Places the boxes of a deployment into columns that fit a width. */
export function layOut(deployment: Deployment, width: number): Layout {
  const layout: Layout = { width, height: 0, frontEnds: [], chatPools: [], homeLines: [] };
  const withChat = deployment.homes.filter((home) => home.chatPools.length > 0);
  const others = deployment.homes.filter((home) => home.chatPools.length === 0);
  let y = inColumns(withChat, MIN_BESIDE, width, 0, (home, x, top, space) => placeHome(layout, home, x, top, space));
  y = inColumns(others, MIN_BOX, width, y, ({ pool }, x, top, space) => {
    layout.frontEnds.push({ pool, x, y: top, width: space, height: FRONT_END_HEIGHT });
    return FRONT_END_HEIGHT;
  });
  y = inColumns(deployment.homeless, MIN_BOX, width, y, (pool, x, top, space) => {
    layout.chatPools.push({ pool, x, y: top, width: space, height: CHAT_HEIGHT });
    return CHAT_HEIGHT;
  });
  layout.height = Math.max(0, y - GAP);
  return layout;
}

/** Places entries row by row; `place` gives the height that one takes. Gives where the next row begins. */
function inColumns<T>(
  entries: readonly T[], minWidth: number, width: number, top: number,
  place: (entry: T, x: number, y: number, width: number) => number,
): number {
  const columns = Math.max(1, Math.min(entries.length, Math.floor((width + GAP) / (minWidth + GAP))));
  const space = (width - (columns - 1) * GAP) / columns;
  let y = top;
  for (let first = 0; first < entries.length; first += columns) {
    const row = entries.slice(first, first + columns);
    y += Math.max(...row.map((entry, i) => place(entry, i * (space + GAP), y, space))) + GAP;
  }
  return y;
}

function placeHome(layout: Layout, home: Home, x: number, y: number, width: number): number {
  const beside = width >= MIN_BESIDE;
  const boxWidth = beside ? (width - LINE) / 2 : width;
  layout.frontEnds.push({ pool: home.pool, x, y, width: boxWidth, height: FRONT_END_HEIGHT });
  home.chatPools.forEach((pool, i) => {
    const box = beside
      ? { x: x + boxWidth + LINE, y: y + i * (CHAT_HEIGHT + GAP), width: boxWidth, height: CHAT_HEIGHT }
      : { x: x + INDENT, y: y + FRONT_END_HEIGHT + GAP + i * (CHAT_HEIGHT + GAP), width: width - INDENT, height: CHAT_HEIGHT };
    layout.chatPools.push({ pool, ...box });
    const middle = box.y + CHAT_HEIGHT / 2;
    layout.homeLines.push(beside
      ? `M${x + boxWidth} ${y + CHAT_HEIGHT / 2}h${LINE / 2}V${middle}H${box.x}`
      : `M${x + INDENT / 2} ${y + FRONT_END_HEIGHT}V${middle}H${box.x}`);
  });
  const chatHeight = home.chatPools.length * (CHAT_HEIGHT + GAP) - GAP;
  return beside ? Math.max(FRONT_END_HEIGHT, chatHeight) : FRONT_END_HEIGHT + GAP + chatHeight;
}
