import { describe, expect, it } from 'vitest';
import {
  fontAttributes,
  paint,
  SvgContext,
} from '../../../../web/src/exports/pictures/svg_context';
import { escaped } from '../../../../web/src/exports/pictures/markup';

/** A context that measures as if letters reached 8 px above the foot, and 3 above the middle. */
const real = () => {
  const context = {
    fillStyle: '',
    font: '',
    textAlign: 'start' as CanvasTextAlign,
    textBaseline: 'alphabetic' as CanvasTextBaseline,
    measureText: (text: string) => ({
      width: 6 * text.length,
      actualBoundingBoxAscent: context.textBaseline === 'middle' ? 3 : 8,
    }),
  };
  return context as unknown as CanvasRenderingContext2D;
};

function drawn(draw: (context: CanvasRenderingContext2D) => void): string {
  const context = new SvgContext(real(), 100, 50);
  draw(context as unknown as CanvasRenderingContext2D);
  return context.markup;
}

describe('A context that writes SVG', () => {
  it('puts a stroke down with its width, dashes and ends', () => {
    const svg = drawn((context) => {
      context.strokeStyle = '#d55e00';
      context.lineWidth = 2.5;
      context.lineCap = 'round';
      context.setLineDash([9, 4]);
      context.beginPath();
      context.moveTo(0, 1);
      context.lineTo(10.126, 1);
      context.stroke();
    });
    expect(svg).toBe(
      '<path d="M0 1L10.13 1" fill="none" stroke="#d55e00" stroke-width="2.5" stroke-linecap="round" ' +
        'stroke-miterlimit="10" stroke-dasharray="9 4"/>',
    );
  });

  it('places points by the transform that holds when they are added, and puts it back', () => {
    const svg = drawn((context) => {
      context.save();
      context.translate(5, 7);
      context.scale(2, 2);
      context.beginPath();
      context.moveTo(1, 1);
      context.restore();
      context.lineTo(1, 1);
      context.fill();
    });
    expect(svg).toContain('d="M7 9L1 1"');
  });

  it('draws a whole circle as two halves, and a part of one the way it is asked for', () => {
    const circle = (from: number, to: number, backwards: boolean) =>
      drawn((context) => {
        context.beginPath();
        context.arc(10, 10, 5, from, to, backwards);
        context.fill();
      });
    expect(circle(0, 2 * Math.PI, false)).toContain('d="M15 10A5 5 0 0 1 5 10A5 5 0 0 1 15 10"');
    const up = circle(0, Math.PI, true);
    expect(up).toContain('d="M15 10A5 5 0 0 0 10 5A5 5 0 0 0 5 10"');
  });

  it('clips within what is clipped already, once for the same area, and no longer than asked', () => {
    const svg = drawn((context) => {
      const area = (width: number) => {
        context.beginPath();
        context.rect(0, 0, width, 10);
        context.clip();
      };
      for (let times = 0; times < 2; times += 1) {
        context.save();
        area(20);
        context.save();
        area(10);
        context.fillRect(0, 0, 5, 5);
        context.restore();
        context.restore();
      }
      context.fillRect(1, 1, 5, 5);
    });
    expect(svg.match(/<clipPath /g)).toHaveLength(2);
    expect(svg).toContain('<clipPath id="clip-2" clip-path="url(#clip-1)">');
    expect(svg.match(/<g clip-path="url\(#clip-2\)">/g)).toHaveLength(2);
    expect(svg).toMatch(/<path d="M1 1L6 1L6 6L1 6Z"[^>]*\/>$/);
  });

  it('writes text as text, on its foot, and never as markup', () => {
    const svg = drawn((context) => {
      context.font = '600 12px "A & B", sans-serif';
      context.textAlign = 'right';
      context.textBaseline = 'middle';
      context.fillText('a < b & "c"', 20, 30);
    });
    expect(svg).toContain('x="20" y="35" text-anchor="end"');
    expect(svg).toContain('font-family="&quot;A &amp; B&quot;, sans-serif" font-size="12"');
    expect(svg).toContain('>a &lt; b &amp; &quot;c&quot;</text>');
  });

  it('turns text with its transform', () => {
    const svg = drawn((context) => {
      context.translate(8, 40);
      context.rotate(-Math.PI / 2);
      context.fillText('gain', 0, 0);
    });
    expect(svg).toContain('x="0" y="0" transform="matrix(0 -1 1 0 8 40)"');
  });

  it('refuses what it could not draw', () => {
    const path = {} as Path2D;
    expect(() => drawn((context) => context.stroke(path))).toThrow('Path2D');
  });

  it('tells colours from how much of them is seen', () => {
    const reads = (answer: string) =>
      paint(
        {
          ...real(),
          get fillStyle() {
            return answer;
          },
          set fillStyle(_) {
            /* as it is */
          },
        },
        'x',
      );
    expect(reads('#17212b')).toEqual({ colour: '#17212b', opacity: 1 });
    expect(reads('rgba(23, 33, 43, 0.1)')).toEqual({
      colour: '#17212b',
      opacity: 0.1,
    });
  });

  it('reads fonts as a context writes them', () => {
    expect(fontAttributes('italic bold 12.5px system-ui, "Segoe UI"')).toEqual({
      'font-family': 'system-ui, "Segoe UI"',
      'font-size': 12.5,
      'font-weight': 'bold',
      'font-style': 'italic',
    });
  });
});

describe('Texts in markup', () => {
  it('hold nothing that XML forbids', () => {
    expect(escaped('a\u0000\u001b\uFFFE\uD800<b>')).toBe('a&lt;b&gt;');
    expect(escaped('😀\t\n')).toBe('😀\t\n');
  });
});
