/**
 * A path of a 2D context as the `d` of an SVG path. Points are placed by the transform that holds
 * when they are added, as a canvas does it; arcs by one that keeps circles round.
 */
import { short } from './markup';

/** x → a·x + c·y + e, y → b·x + d·y + f: the order of `setTransform`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `second`, then `first`: what `transform` makes of the transform that there is. */
export const times = (first: Matrix, second: Matrix): Matrix => {
  const [a, b, c, d, e, f] = first;
  const [g, h, i, j, k, l] = second;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
};

/** How much longer lines become: the root of how much larger areas do. */
export const stretch = ([a, b, c, d]: Matrix): number => Math.sqrt(Math.abs(a * d - b * c));

const FULL = 2 * Math.PI;

export class SvgPath {
  private steps: string[] = [];

  get d(): string {
    return this.steps.join('');
  }

  private add(letter: string, matrix: Matrix, ...points: [x: number, y: number][]): void {
    const [a, b, c, d, e, f] = matrix;
    const places = points.map(
      ([x, y]) => `${short(a * x + c * y + e)} ${short(b * x + d * y + f)}`,
    );
    this.steps.push(letter + places.join(' '));
  }

  moveTo = (matrix: Matrix, x: number, y: number): void => this.add('M', matrix, [x, y]);

  /** Without a point to come from, a line begins a new path, on a canvas as here. */
  lineTo = (matrix: Matrix, x: number, y: number): void =>
    this.add(this.steps.length === 0 ? 'M' : 'L', matrix, [x, y]);

  curveTo = (matrix: Matrix, ...points: [x: number, y: number][]): void =>
    this.add(points.length === 3 ? 'C' : 'Q', matrix, ...points);

  close(): void {
    if (this.steps.length > 0) this.steps.push('Z');
  }

  /** An SVG arc cannot go all the way round, so that a longer one is drawn in halves. */
  arc(
    matrix: Matrix,
    x: number,
    y: number,
    radius: number,
    from: number,
    to: number,
    backwards = false,
  ): void {
    const turn = backwards ? -1 : 1;
    const way = turn * (to - from);
    const angle = way >= FULL ? FULL : ((way % FULL) + FULL) % FULL;
    const at = (share: number): [number, number] => {
      const here = from + turn * share * angle;
      return [x + radius * Math.cos(here), y + radius * Math.sin(here)];
    };
    this.lineTo(matrix, ...at(0));
    const mirrored = matrix[0] * matrix[3] < matrix[1] * matrix[2];
    const sweep = backwards === mirrored ? 1 : 0;
    const r = short(radius * stretch(matrix));
    for (const share of [0.5, 1]) this.add(`A${r} ${r} 0 0 ${sweep} `, matrix, at(share));
  }
}
