/**
 * Stands in for the package @kurkle/color, by which Chart.js mixes colours: for animations and for
 * marks under the pointer. No chart here is animated, and a mark keeps its colour, so a colour stays as
 * it is written. Every reader would otherwise fetch 4 kB that change nothing.
 */
export class Color {
  /** Colours that are not valid are not mixed. */
  readonly valid = false;

  constructor(readonly written: string) {}

  saturate(): this {
    return this;
  }

  darken(): this {
    return this;
  }

  hexString(): string {
    return this.written;
  }
}
