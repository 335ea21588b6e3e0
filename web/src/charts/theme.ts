/** The look of charts: colours come from the style sheet, so that light and dark are designed in one place. */
import type { LawId } from '../engine/contract';

export type Theme = {
  ink: string;
  muted: string;
  hairline: string;
  surface: string;
  band: string;
  beyond: string;
  font: string;
  fontSize: number;
  laws: Record<LawId, { line: string; text: string }>;
};

/** Dashes, in pixels: each law keeps its own in every chart, table and legend. */
export const DASHES: Record<LawId, readonly number[]> = {
  power: [],
  logarithmic: [2, 3],
  saturating: [9, 4],
  sigmoid: [9, 3, 2, 3],
  'sqrt-log': [5, 3],
};

/** A line as wide as its law is heavy: 1 px for nothing, 5 px for all of the weight. */
export const lineWidth = (weight: number): number => 1 + 4 * weight;

/** `colour` tells the style sheet's, by name. */
export function themeOf(colour: (name: string) => string, font: string, fontSize: number): Theme {
  const law = (id: LawId) => ({ line: colour(`--law-${id}`), text: colour(`--law-${id}-text`) });
  return {
    ink: colour('--ink'),
    muted: colour('--muted'),
    hairline: colour('--hairline'),
    surface: colour('--surface'),
    band: colour('--band'),
    beyond: colour('--beyond'),
    font,
    fontSize,
    laws: {
      power: law('power'),
      logarithmic: law('logarithmic'),
      saturating: law('saturating'),
      sigmoid: law('sigmoid'),
      'sqrt-log': law('sqrt-log'),
    },
  };
}

export function readTheme(element: Element): Theme {
  const style = getComputedStyle(element);
  const size = Math.round(Number.parseFloat(style.fontSize) * 0.8);
  return themeOf((name) => style.getPropertyValue(name).trim(), style.fontFamily, size);
}
