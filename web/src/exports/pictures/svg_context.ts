/**
 * A 2D context that writes SVG. It supports what Chart.js and the chart's plugins use, and writes every
 * fill, stroke and text as one element; texts stay texts. It has no shadows, gradients, images or pixel
 * access, and clearing does nothing, because nothing lies below.
 *
 * Colours, fonts and the widths of texts are a real context's, so that both take them alike.
 */
import { element, escaped, type Attributes } from './markup';
import { IDENTITY, stretch, SvgPath, times, type Matrix } from './svg_path';

type Real = Pick<
  CanvasRenderingContext2D,
  'fillStyle' | 'font' | 'textAlign' | 'textBaseline' | 'measureText'
>;

type Pen = {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineCap: CanvasLineCap;
  lineJoin: CanvasLineJoin;
  miterLimit: number;
  lineDashOffset: number;
  globalAlpha: number;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
};

const NEW_PEN: Pen = {
  fillStyle: '#000000',
  strokeStyle: '#000000',
  lineWidth: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
  miterLimit: 10,
  lineDashOffset: 0,
  globalAlpha: 1,
  font: '10px sans-serif',
  textAlign: 'start',
  textBaseline: 'alphabetic',
};

/** What `save` keeps. */
type Kept = { pen: Pen; matrix: Matrix; dash: readonly number[]; clip: string | null };

const ANCHORS: Partial<Record<CanvasTextAlign, string>> = {
  center: 'middle',
  right: 'end',
  end: 'end',
};

/** A colour as SVG 1.1 knows it, and how much of it is seen. */
export function paint(real: Real, colour: string): { colour: string; opacity: number } {
  real.fillStyle = '#000000';
  real.fillStyle = colour;
  const read = real.fillStyle;
  const [, red, green, blue, alpha] = /^rgba\((\d+), (\d+), (\d+), ([\d.e-]+)\)$/.exec(read) ?? [];
  if (alpha === undefined) return { colour: read, opacity: 1 };
  const hex = [red, green, blue].map((part) => Number(part).toString(16).padStart(2, '0'));
  return { colour: `#${hex.join('')}`, opacity: Number(alpha) };
}

/** A font's parts as SVG names them. */
export function fontAttributes(font: string): Attributes {
  const [, before = '', size = '10', family = 'sans-serif'] =
    /^(.*?)([\d.]+)px(?:\/\S+)? (.*)$/.exec(font) ?? [];
  const weight = /\b(bold|[1-9]00)\b/.exec(before)?.[1] ?? null;
  return {
    'font-family': family,
    'font-size': Number(size),
    'font-weight': weight === '400' ? null : weight,
    'font-style': /\bitalic\b/.test(before) ? 'italic' : null,
  };
}

/** `prefix` keeps the ids of this drawing apart from those of others in one document. */
export class SvgContext {
  /** Chart.js asks for the canvas's size, and sets it. */
  readonly canvas: { width: number; height: number; getContext: () => SvgContext };
  private readonly drawn: string[] = [];
  private readonly clips = new Map<string, { id: string; markup: string }>();
  private readonly stack: Kept[] = [];
  private pen: Pen = { ...NEW_PEN };
  private matrix: Matrix = IDENTITY;
  private dash: readonly number[] = [];
  private clipId: string | null = null;
  private path = new SvgPath();

  constructor(
    private readonly real: Real,
    width: number,
    height: number,
    private readonly prefix = 'clip',
  ) {
    this.canvas = { width, height, getContext: () => this };
    for (const key of Object.keys(NEW_PEN)) this.expose(key as keyof Pen);
  }

  /** Each property of the pen is one of the context, read and written as a canvas has it. */
  private expose(key: keyof Pen): void {
    Object.defineProperty(this, key, {
      get: () => this.pen[key],
      set: (value: unknown) => (this.pen = { ...this.pen, [key]: value }),
    });
  }

  /** Everything drawn so far, back to front. */
  get markup(): string {
    const clips = [...this.clips.values()].map(({ markup }) => markup);
    return (clips.length > 0 ? element('defs', {}, clips.join('')) : '') + this.drawn.join('');
  }

  private put(name: string, attributes: Attributes, content = ''): void {
    const clip = this.clipId === null ? null : `url(#${this.clipId})`;
    const drawn = element(name, attributes, content);
    this.drawn.push(clip === null ? drawn : element('g', { 'clip-path': clip }, drawn));
  }

  private ink(style: 'fillStyle' | 'strokeStyle'): Attributes {
    const kind = style === 'fillStyle' ? 'fill' : 'stroke';
    const { colour, opacity } = paint(this.real, this.pen[style]);
    const seen = opacity * this.pen.globalAlpha;
    return {
      [kind]: colour,
      [`${kind}-opacity`]: seen === 1 ? null : String(Number(seen.toFixed(4))),
    };
  }

  private line(): Attributes {
    const { lineWidth, lineCap, lineJoin, miterLimit, lineDashOffset } = this.pen;
    const scale = stretch(this.matrix);
    const dashed = this.dash.length > 0;
    return {
      fill: 'none',
      ...this.ink('strokeStyle'),
      'stroke-width': lineWidth * scale,
      'stroke-linecap': lineCap === 'butt' ? null : lineCap,
      'stroke-linejoin': lineJoin === 'miter' ? null : lineJoin,
      'stroke-miterlimit': lineJoin === 'miter' ? miterLimit : null,
      'stroke-dasharray': dashed ? this.dash.map((part) => part * scale).join(' ') : null,
      'stroke-dashoffset': dashed && lineDashOffset !== 0 ? lineDashOffset * scale : null,
    };
  }

  save(): void {
    const { matrix, dash, clipId: clip } = this;
    this.stack.push({ pen: { ...this.pen }, matrix, dash, clip });
  }

  restore(): void {
    const kept = this.stack.pop();
    if (kept) ({ pen: this.pen, matrix: this.matrix, dash: this.dash, clip: this.clipId } = kept);
  }

  translate = (x: number, y: number): void => this.transform(1, 0, 0, 1, x, y);
  scale = (x: number, y: number): void => this.transform(x, 0, 0, y, 0, 0);

  rotate(angle: number): void {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.transform(cos, sin, -sin, cos, 0, 0);
  }

  transform(...matrix: [number, number, number, number, number, number]): void {
    this.matrix = times(this.matrix, matrix);
  }

  setTransform(...matrix: [number, number, number, number, number, number]): void {
    this.matrix = matrix;
  }

  resetTransform(): void {
    this.matrix = IDENTITY;
  }

  beginPath(): void {
    this.path = new SvgPath();
  }

  moveTo = (x: number, y: number): void => this.path.moveTo(this.matrix, x, y);
  lineTo = (x: number, y: number): void => this.path.lineTo(this.matrix, x, y);
  closePath = (): void => this.path.close();

  bezierCurveTo(a: number, b: number, c: number, d: number, x: number, y: number): void {
    this.path.curveTo(this.matrix, [a, b], [c, d], [x, y]);
  }

  quadraticCurveTo(a: number, b: number, x: number, y: number): void {
    this.path.curveTo(this.matrix, [a, b], [x, y]);
  }

  arc(x: number, y: number, r: number, from: number, to: number, backwards = false): void {
    this.path.arc(this.matrix, x, y, r, from, to, backwards);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.moveTo(x, y);
    this.lineTo(x + width, y);
    this.lineTo(x + width, y + height);
    this.lineTo(x, y + height);
    this.closePath();
  }

  /** Paths made elsewhere hide what they are made of: charts are told not to use them. */
  fill(): void {
    this.put('path', { d: this.path.d, ...this.ink('fillStyle') });
  }

  stroke(path?: unknown): void {
    if (path !== undefined) throw new Error('A Path2D cannot be written as SVG.');
    this.put('path', { d: this.path.d, ...this.line() });
  }

  /** Within what is clipped already. */
  clip(): void {
    const within = this.clipId === null ? null : `url(#${this.clipId})`;
    const known = `${within ?? ''} ${this.path.d}`;
    const id = this.clips.get(known)?.id ?? `${this.prefix}-${this.clips.size + 1}`;
    const area = element('path', { d: this.path.d });
    this.clips.set(known, { id, markup: element('clipPath', { id, 'clip-path': within }, area) });
    this.clipId = id;
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    const path = this.path;
    this.beginPath();
    this.rect(x, y, width, height);
    this.fill();
    this.path = path; // a rectangle of its own leaves the path alone
  }

  clearRect(): void {
    // Nothing is below.
  }

  setLineDash(dash: readonly number[]): void {
    this.dash = dash.length % 2 === 0 ? [...dash] : [...dash, ...dash];
  }

  getLineDash = (): number[] => [...this.dash];

  measureText(text: string): TextMetrics {
    const { real, pen } = this;
    real.font = pen.font;
    real.textAlign = pen.textAlign;
    real.textBaseline = pen.textBaseline;
    return real.measureText(text);
  }

  /** How far the letters' foot lies below the height that the text was put at. */
  private foot(text: string): number {
    const above = this.measureText(text).actualBoundingBoxAscent;
    this.real.textBaseline = 'alphabetic';
    return this.real.measureText(text).actualBoundingBoxAscent - above;
  }

  fillText(text: string, x: number, y: number): void {
    const turned = this.matrix.slice(0, 4).join() !== '1,0,0,1';
    const [, , , , e, f] = this.matrix;
    const [left, top] = turned ? [x, y] : [x + e, y + f];
    this.put(
      'text',
      {
        x: left,
        y: top + this.foot(text),
        transform: turned
          ? `matrix(${this.matrix.map((part) => Number(part.toFixed(4))).join(' ')})`
          : null,
        'text-anchor': ANCHORS[this.pen.textAlign] ?? null,
        ...fontAttributes(this.real.font),
        ...this.ink('fillStyle'),
      },
      escaped(text),
    );
  }
}
