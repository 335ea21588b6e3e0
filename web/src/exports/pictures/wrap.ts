/** Breaks texts into lines that fit a width. */
export type Wrap = (text: string, width: number, size: number, weight: number) => string[];

/** `measure` says how wide a text is, in pixels. A word that is too long is cut. */
export function wrapped(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (measure(line) > width && line.length > 1) {
      let fits = line.length - 1;
      while (fits > 1 && measure(line.slice(0, fits)) > width) fits -= 1;
      lines.push(line.slice(0, fits));
      line = line.slice(fits);
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** As a context measures them in this font. */
export const wrapBy =
  (context: Pick<CanvasRenderingContext2D, 'font' | 'measureText'>, font: string): Wrap =>
  (text, width, size, weight) => {
    context.font = `${weight} ${size}px ${font}`;
    return wrapped(text, width, (part) => context.measureText(part).width);
  };
