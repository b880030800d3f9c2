let context: CanvasRenderingContext2D | null | undefined;

/** The width of a text in pixels, in a font as CSS writes it. */
function measure(text: string, font: string): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) {
    return text.length * 8;
  }
  context.font = font;
  return context.measureText(text).width;
}

/** The beginning of a text that fits a width, with an ellipsis if it is not the whole; for SVG, which does not cut texts. */
export function fit(text: string, width: number, font: string, widthOf: (text: string, font: string) => number = measure): string {
  if (widthOf(text, font) <= width) {
    return text;
  }
  const characters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  let fits = 0;
  let tooLong = characters.length;
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (widthOf(`${characters.slice(0, middle).join('')}…`, font) <= width) {
      fits = middle;
    } else {
      tooLong = middle;
    }
  }
  return `${characters.slice(0, fits).join('')}…`;
}
