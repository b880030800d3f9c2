/** A piece of a text from the data: shown as it is, isolated because it runs from right to left, or as an escape. */
export interface Piece {
  kind: 'plain' | 'isolated' | 'escape';
  text: string;
}

// Characters that are not seen, or that change what others look like: controls, bidirectional marks and overrides, invisible
// operators, tags, separators of lines, blanks that are letters. ZWJ and ZWNJ are part of words in several scripts; the signs before
// numbers in Arabic and Syriac are seen.
const SEEN = String.raw`\u200c\u200d\u0600-\u0605\u06dd\u070f\u08e2`;
const UNSEEN = String.raw`(?![${SEEN}])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}\u115f\u1160\u3164\uffa0\u034f\u2800]`;
const RIGHT_TO_LEFT =
  String.raw`[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}]`;
const PIECES = new RegExp(`(?<escape>${UNSEEN})|(?<isolated>${RIGHT_TO_LEFT}(?:[\\p{M} ]*${RIGHT_TO_LEFT})*)`, 'gu');

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

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
