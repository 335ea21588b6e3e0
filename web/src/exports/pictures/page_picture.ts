/**
 * Copies a part of the page into SVG elements. Charts that are SVG already are copied with the colours
 * and widths of the style sheet; texts, fills and rules of the HTML around them are placed where the
 * browser laid them out. So the picture follows the page, and nothing is drawn twice.
 */
import { element, escaped, type Attributes } from './markup';
import { fontAttributes, paint } from './svg_context';

type Place = { left: number; top: number };
type Extent = { right: number; bottom: number };

/** Menus, what is meant for screen readers, controls, and captions, which pictures have as titles. */
const LEFT_OUT = '.save, .visually-hidden, input, select, caption';

const SHAPE = [
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'paint-order',
] as const;

/** What SVG has where nothing is said. */
const USUAL: Readonly<Record<string, string>> = {
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
  'paint-order': 'normal',
};

const SHAPES = new Set([
  'path',
  'rect',
  'line',
  'circle',
  'text',
  'polyline',
  'polygon',
  'ellipse',
]);

export class PagePicture {
  private readonly drawn: string[] = [];
  private readonly extent: Extent = { right: 0, bottom: 0 };
  private readonly origin: Place;

  constructor(
    root: Element,
    private readonly real: CanvasRenderingContext2D,
  ) {
    const { left, top } = root.getBoundingClientRect();
    this.origin = { left, top };
    this.visit(root);
  }

  get body(): string {
    return this.drawn.join('');
  }

  get width(): number {
    return Math.ceil(this.extent.right);
  }

  get height(): number {
    return Math.ceil(this.extent.bottom);
  }

  private place(rect: DOMRect): { x: number; y: number; width: number; height: number } {
    const x = rect.left - this.origin.left;
    const y = rect.top - this.origin.top;
    this.extent.right = Math.max(this.extent.right, x + rect.width);
    this.extent.bottom = Math.max(this.extent.bottom, y + rect.height);
    return { x, y, width: rect.width, height: rect.height };
  }

  private visit(node: Node): void {
    if (node instanceof Text) this.text(node);
    if (!(node instanceof Element) || node.matches(LEFT_OUT)) return;
    const style = getComputedStyle(node);
    if (style.display === 'none' || style.visibility === 'hidden') return;
    this.box(node, style);
    if (node instanceof SVGSVGElement) {
      const place = this.place(node.getBoundingClientRect());
      this.drawn.push(this.copy(node, place));
      return;
    }
    node.childNodes.forEach((child) => this.visit(child));
  }

  /** A fill and rules, where the style sheet gives any. */
  private box(node: Element, style: CSSStyleDeclaration): void {
    const rect = node.getBoundingClientRect();
    if (rect.width === 0 || rect.height === 0) return;
    const fill = paint(this.real, style.backgroundColor);
    const radius = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, rect.height / 2);
    const round = style.borderTopLeftRadius.endsWith('%') ? rect.height / 2 : radius;
    if (fill.opacity > 0) {
      const rx = round > 0 ? round : null;
      this.drawn.push(element('rect', { ...this.place(rect), rx, ...this.inks(fill, 'fill') }));
    }
    const sides = (['top', 'right', 'bottom', 'left'] as const).map((side) => ({
      side,
      width: Number.parseFloat(style.getPropertyValue(`border-${side}-width`)),
      colour: paint(this.real, style.getPropertyValue(`border-${side}-color`)),
    }));
    const [{ width: thick, colour: first } = { width: 0, colour: fill }] = sides;
    if (round > 0 && sides.every(({ width }) => width === thick && width > 0)) {
      const { x, y, width, height } = this.place(rect);
      const inner = {
        x: x + thick / 2,
        y: y + thick / 2,
        width: width - thick,
        height: height - thick,
      };
      const rx = round - thick / 2;
      const line = { fill: 'none', 'stroke-width': thick, ...this.inks(first, 'stroke') };
      this.drawn.push(element('rect', { ...inner, rx, ...line }));
      return;
    }
    for (const { side, width, colour } of sides) {
      if (!(width > 0) || colour.opacity === 0) continue;
      this.rule(this.place(rect), side, width, this.inks(colour, 'fill'));
    }
  }

  private rule(
    { x, y, width, height }: { x: number; y: number; width: number; height: number },
    side: 'top' | 'right' | 'bottom' | 'left',
    thick: number,
    ink: Attributes,
  ): void {
    const flat = side === 'top' || side === 'bottom';
    this.drawn.push(
      element('rect', {
        x: side === 'right' ? x + width - thick : x,
        y: side === 'bottom' ? y + height - thick : y,
        width: flat ? width : thick,
        height: flat ? thick : height,
        ...ink,
      }),
    );
  }

  private inks({ colour, opacity }: ReturnType<typeof paint>, kind: 'fill' | 'stroke'): Attributes {
    return { [kind]: colour, [`${kind}-opacity`]: opacity === 1 ? null : String(opacity) };
  }

  /** One text element for each line that the browser broke it into. */
  private text(node: Text): void {
    const style = node.parentElement && getComputedStyle(node.parentElement);
    if (!style || node.data.trim() === '') return;
    const range = document.createRange();
    const lines: { text: string; rect: DOMRect }[] = [];
    for (const found of node.data.matchAll(/\S+/g)) {
      range.setStart(node, found.index);
      range.setEnd(node, found.index + found[0].length);
      const rect = range.getBoundingClientRect();
      if (rect.width === 0) continue;
      const line = lines.at(-1);
      this.place(rect);
      if (line && Math.abs(line.rect.top - rect.top) < 1) line.text += ` ${found[0]}`;
      else lines.push({ text: found[0], rect });
    }
    const font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    this.real.font = font;
    this.real.textBaseline = 'alphabetic';
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = this.real.measureText('x');
    for (const { text, rect } of lines) {
      const { x, y } = this.place(rect);
      const attributes = {
        x,
        y: y + (rect.height + up - down) / 2,
        ...fontAttributes(this.real.font),
        ...this.inks(paint(this.real, style.color), 'fill'),
      };
      this.drawn.push(element('text', attributes, escaped(text)));
    }
  }

  /** An SVG element with what the style sheet says of it written out; `place` for the outermost. */
  private copy(node: Element, place: Attributes = {}): string {
    const style = getComputedStyle(node);
    if (style.display === 'none') return '';
    const own = [...node.attributes]
      .filter(({ name }) => !/^(class|style|id|role|tabindex|xmlns|aria-.*|data-.*)$/.test(name))
      .map(({ name, value }) => [name, value] as const);
    const name = node.localName;
    const attributes = {
      ...Object.fromEntries(own),
      ...(SHAPES.has(name) ? this.shape(style) : {}),
      ...(name === 'text' ? this.lettering(style) : {}),
      ...(name === 'svg' && style.overflow === 'visible' ? { overflow: 'visible' } : {}),
      ...place,
    };
    const content =
      name === 'text'
        ? escaped(node.textContent.replace(/\s+/g, ' ').trim())
        : [...node.children].map((child) => this.copy(child)).join('');
    return element(name, attributes, content);
  }

  private shape(style: CSSStyleDeclaration): Attributes {
    const ink = (kind: 'fill' | 'stroke') => {
      const colour = style.getPropertyValue(kind);
      if (colour === 'none') return { [kind]: 'none' };
      const { colour: hex, opacity } = paint(this.real, colour);
      const seen = opacity * Number(style.getPropertyValue(`${kind}-opacity`));
      return this.inks({ colour: hex, opacity: seen }, kind);
    };
    const stroke = ink('stroke');
    const said = SHAPE.filter((name) => style.getPropertyValue(name) !== USUAL[name]);
    return {
      ...ink('fill'),
      ...(stroke['stroke'] === 'none' ? {} : stroke),
      ...Object.fromEntries(said.map((name) => [name, style.getPropertyValue(name)])),
    };
  }

  private lettering(style: CSSStyleDeclaration): Attributes {
    this.real.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const anchor = style.textAnchor;
    return {
      ...fontAttributes(this.real.font),
      ...(anchor === 'start' ? {} : { 'text-anchor': anchor }),
    };
  }
}
