/** The look of charts: colours come from the style sheet, so that light and dark are designed in one place. */
import { perLaw, type LawId } from '../engine/law_ids';

export type Theme = {
  ink: string;
  muted: string;
  hairline: string;
  surface: string;
  band: string;
  beyond: string;
  font: string;
  fontSize: number;
  laws: Readonly<Record<LawId, { line: string; text: string }>>;
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
    laws: perLaw(law),
  };
}

export function readTheme(element: Element): Theme {
  const style = getComputedStyle(element);
  const size = Math.round(Number.parseFloat(style.fontSize) * 0.8);
  return themeOf((name) => style.getPropertyValue(name).trim(), style.fontFamily, size);
}
