/** A piece of a text from the data: shown as it is, isolated because it runs from right to left, or as an escape. */
export interface Piece {
  kind: 'plain' | 'isolated' | 'escape';
  text: string;
}

// Characters that are not seen, or that change what others look like: controls, bidirectional marks and overrides, invisible
// operators, tags, separators of lines, blanks that are letters or look like a space. The signs before numbers in Arabic and Syriac
// are seen.
const SEEN = String.raw`\u200c\u200d\u0600-\u0605\u06dd\u070f\u08e2`;
const UNSEEN = String.raw`(?![${SEEN}])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}\u115f\u1160\u3164\uffa0\u034f\u2800\u00a0\u1680\u2000-\u200a\u202f\u205f]`;
// Joiners and variation selectors are part of words in several scripts, and of emoji; elsewhere nobody sees them. The ranges are those
// of the service, which refuses such names (docs/decisions/0020).
const JOINING = String.raw`\u00a9\u00ae\u0600-\u109f\u1780-\u180a\u1810-\u18af\u1900-\u1cff\u203c\u2049\u2122\u2139\u2190-\u27ff\u2900-\u2bff\u3030\u303d\u3297\u3299\u3400-\u9fff\ua8e0-\uaaff\uf900-\ufaff\u{10a00}-\u{11fff}\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}`;
const SELECTORS = String.raw`\u180b-\u180d\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}`;
const STRAY = String.raw`(?<![${JOINING}])[${SELECTORS}]|(?<![${JOINING}${SELECTORS}])[\u200c\u200d]|(?<![\u0900-\u0dff])[\u200c\u200d](?![${JOINING}])`;
// Marks are drawn over the letter before them: a mark that begins a text over what is beside it, a pile of them over other lines.
const MOST_MARKS = 8;
const PILE = String.raw`\p{M}(?<=\p{M}{${MOST_MARKS + 1}})`;
const RIGHT_TO_LEFT =
  String.raw`(?!${PILE})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}]`;
const PIECES = new RegExp(
  String.raw`(?<escape>${STRAY}|${UNSEEN}|^\p{M}|${PILE})|(?<isolated>${RIGHT_TO_LEFT}(?:(?:(?!${PILE})[\p{M} ])*${RIGHT_TO_LEFT})*)`, 'gu');

/** Splits a text so that no character in it can disguise another part of the page. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(PIECES)) {
    if (match.index > end) {
      found.push({ kind: 'plain', text: text.slice(end, match.index) });
    }
    found.push(match.groups?.escape === undefined
      ? { kind: 'isolated', text: match[0] }
      : { kind: 'escape', text: codePoint(match[0]) });
    end = match.index + match[0].length;
  }
  if (end < text.length) {
    found.push({ kind: 'plain', text: text.slice(end) });
  }
  return found;
}

/** A text for places that take no elements, such as options and titles. */
export function plainText(text: string): string {
  return pieces(text).map((piece) => (piece.kind === 'isolated' ? `\u2068${piece.text}\u2069` : piece.text)).join('');
}

/** A name for a file, in which nothing can disguise its ending. */
export function fileName(text: string): string {
  return pieces(text).map((piece) => piece.text).join('').replaceAll(/[\\/]/g, '-');
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
