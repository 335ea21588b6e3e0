/**
 * The laws of the engine's catalogue, in its order, and how the page draws them. This is the one list of
 * laws in TypeScript: ids, link values, styles and columns follow from it. Names and formulas come from
 * `engine.laws()`, and a test holds this table to it.
 *
 * Colours are Okabe & Ito's palette for lines; darker of the same hue, or lighter on dark, where they
 * are text.
 */
export type LawStyle = {
  readonly light: { readonly line: string; readonly text: string };
  readonly dark: { readonly line: string; readonly text: string };
  /** Pixels that are drawn, left out, and so on; none for a solid line. */
  readonly dash: readonly number[];
  /** Whether the validation makes data from it. */
  readonly generates: boolean;
  /** false: off until it is asked for. */
  readonly standard?: boolean;
};

export const LAW_TABLE = {
  power: {
    light: { line: '#d55e00', text: '#ad4c00' },
    dark: { line: '#f2803a', text: '#f79a60' },
    dash: [],
    generates: true,
  },
  logarithmic: {
    light: { line: '#0072b2', text: '#0068a3' },
    dark: { line: '#56b4e9', text: '#7cc6ef' },
    dash: [2, 3],
    generates: true,
  },
  saturating: {
    light: { line: '#009e73', text: '#007455' },
    dark: { line: '#2fc597', text: '#4fd3a9' },
    dash: [9, 4],
    generates: true,
  },
  sigmoid: {
    light: { line: '#cc79a7', text: '#a2467a' },
    dark: { line: '#dd94bc', text: '#e8abcc' },
    dash: [9, 3, 2, 3],
    generates: true,
  },
  'sqrt-log': {
    light: { line: '#e69f00', text: '#865c00' },
    dark: { line: '#f0b73d', text: '#f3c45f' },
    dash: [5, 3],
    generates: false,
  },
  'offset-power': {
    light: { line: '#8c564b', text: '#7a4a40' },
    dark: { line: '#c49c94', text: '#d4b1aa' },
    dash: [1, 2],
    generates: false,
    standard: false,
  },
} as const satisfies Readonly<Record<string, LawStyle>>;
