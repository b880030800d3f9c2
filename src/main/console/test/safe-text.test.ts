import { describe, expect, it } from 'vitest';
import { fileName, pieces, plainText } from '../src/safe-text.js';

describe('texts from the data', () => {
  it('stay as they are in every script that runs from left to right', () => {
    for (const text of ['Müller, Änne', '山田太郎', 'अनुष्का', 'Nguyễn', '👩‍🚀', "O'Brien <b>&amp;"]) {
      expect(pieces(text)).toEqual([{ kind: 'plain', text }]);
    }
    expect(pieces('')).toEqual([]);
  });

  it('show a bidirectional override as an escape', () => {
    expect(pieces('pay\u202egnp.exe')).toEqual([
      { kind: 'plain', text: 'pay' }, { kind: 'escape', text: 'U+202E' }, { kind: 'plain', text: 'gnp.exe' },
    ]);
  });

  it('show everything else that is not seen as an escape', () => {
    for (const [text, code] of [
      ['\u0000', 'U+0000'], ['\u001b', 'U+001B'], ['\n', 'U+000A'], ['\u007f', 'U+007F'], ['\u00ad', 'U+00AD'], ['\u061c', 'U+061C'],
      ['\u200b', 'U+200B'], ['\u200e', 'U+200E'], ['\u2066', 'U+2066'], ['\u2069', 'U+2069'], ['\u2028', 'U+2028'], ['\ufeff', 'U+FEFF'],
      ['\u3164', 'U+3164'], ['\ue000', 'U+E000'], ['\u{e0041}', 'U+E0041'], ['\ud800', 'U+D800'],
    ] as const) {
      expect(pieces(`a${text}b`)[1]).toEqual({ kind: 'escape', text: code });
    }
  });

  it('show joiners and variation selectors where no script needs them', () => {
    for (const [text, code] of [['ad\u200da', 'U+200D'], ['a\u200cb', 'U+200C'], ['a\ufe0fb', 'U+FE0F'], ['a\u00a0b', 'U+00A0']] as const) {
      expect(pieces(text).find(({ kind }) => kind === 'escape')?.text).toBe(code);
    }
    for (const text of ['क्\u200dष', 'क्\u200d', '👩\u200d🚀', '❤\ufe0f\u200d🔥', '葛\u{e0100}城']) {
      expect(pieces(text)).toEqual([{ kind: 'plain', text }]);
    }
  });

  it('show marks that pile up, or that would be drawn over what is beside the text', () => {
    expect(pieces('\u0301e')).toEqual([{ kind: 'escape', text: 'U+0301' }, { kind: 'plain', text: 'e' }]);
    const piled = pieces(`Z${'\u0301'.repeat(10)}`);
    expect(piled[0]).toEqual({ kind: 'plain', text: `Z${'\u0301'.repeat(8)}` });
    expect(piled.slice(1)).toEqual([{ kind: 'escape', text: 'U+0301' }, { kind: 'escape', text: 'U+0301' }]);
    expect(pieces(`\u05d0${'\u05b0'.repeat(20)}\u05d1`).filter(({ kind }) => kind === 'escape')).toHaveLength(12);
  });

  it('name files so that the ending cannot be disguised', () => {
    expect(fileName('users-\u202evsc.exe/x.csv')).toBe('users-U+202Evsc.exe-x.csv');
  });

  it('isolate runs from right to left, with the blanks inside, from what is around', () => {
    expect(pieces('Grant Tag:\u05d0\u05d1 \u05d2 to \u0645\u062d\u0645\u062f 5')).toEqual([
      { kind: 'plain', text: 'Grant Tag:' }, { kind: 'isolated', text: '\u05d0\u05d1 \u05d2' }, { kind: 'plain', text: ' to ' },
      { kind: 'isolated', text: '\u0645\u062d\u0645\u062f' }, { kind: 'plain', text: ' 5' },
    ]);
  });

  it('keep the joiners that words in Persian and Hindi need', () => {
    expect(pieces('\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645').every(({ kind }) => kind !== 'escape')).toBe(true);
  });

  it('are isolated by characters where there can be no element', () => {
    expect(plainText('a\u202eb \u05d0')).toBe('aU+202Eb \u2068\u05d0\u2069');
  });
});
