/** Values of several numbers in a link: bounds of parameters, generating models, the cost of a run. */
import type { Bounds, CostModel, Letter, GeneratingModel } from '../engine/contract';
import { GENERATING_LAWS, type GeneratingLawId } from '../engine/law_ids';
import { quoted } from './text';
import { axisOf, type AxisId } from '../format/measures';
import { MAGNITUDES, number, readNumber, writeNumber, type Kind } from './values';
import { PLANNING_DEFAULTS } from '../state/planning';

const LETTERS = Object.keys(PLANNING_DEFAULTS.bounds) as Letter[];
const magnitude = number({ low: 0, high: MAGNITUDES.high });

/** Only the parameters whose bounds differ from the defaults. */
export const bounds: Kind<Bounds> = {
  type: 'letter~low~high joined by _',
  bounds: `${LETTERS.join(', ')}; 0 ≤ low < high`,
  write: (value) =>
    LETTERS.filter((letter) => {
      const { low, high } = PLANNING_DEFAULTS.bounds[letter];
      return value[letter].low !== low || value[letter].high !== high;
    })
      .map((letter) => {
        const { low, high } = value[letter];
        return `${letter}~${writeNumber(low)}~${writeNumber(high)}`;
      })
      .join('_'),
  read(text) {
    let value = PLANNING_DEFAULTS.bounds;
    for (const item of text.split('_', LETTERS.length + 1)) {
      const [name, from = '', to = '', ...more] = item.split('~', 4);
      const letter = LETTERS.find((one) => one === name);
      const low = magnitude.read(from);
      const high = magnitude.read(to);
      if (!letter || more.length > 0 || 'problem' in low || 'problem' in high) {
        return { problem: `${quoted(item)} does not have the form letter~low~high` };
      }
      if (low.value >= high.value)
        return { problem: `in ${quoted(item)} the lower bound is not below the upper one` };
      value = { ...value, [letter]: { low: low.value, high: high.value } };
    }
    return { value };
  },
};

const isGeneratingLaw = (name: string): name is GeneratingLawId =>
  GENERATING_LAWS.some((law) => law === name);
const PARAMETER = /^[A-Za-z][A-Za-z0-9]{0,7}$/;
const MAX_PARAMETERS = 8;

function readGeneratingModel(item: string): GeneratingModel | null {
  const [law = '', ...rest] = item.split('~', 2 * MAX_PARAMETERS + 2);
  if (!isGeneratingLaw(law) || rest.length % 2 !== 0 || rest.length > 2 * MAX_PARAMETERS)
    return null;
  const parameters: Record<string, number> = {};
  for (let at = 0; at < rest.length; at += 2) {
    const name = rest[at] ?? '';
    const value = readNumber(rest[at + 1] ?? '');
    const fits = value !== null && Math.abs(value) <= MAGNITUDES.high;
    if (!fits || !PARAMETER.test(name) || Object.hasOwn(parameters, name)) return null;
    parameters[name] = value;
  }
  return { law, parameters };
}

export const truths: Kind<readonly GeneratingModel[]> = {
  type: 'law~parameter~value~… joined by _',
  bounds: `${GENERATING_LAWS.join(', ')}, each once; parameters as the page names them`,
  write: (value) =>
    value
      .map(({ law, parameters }) =>
        [
          law,
          ...Object.entries(parameters).flatMap(([name, one]) => [name, writeNumber(one)]),
        ].join('~'),
      )
      .join('_'),
  read(text) {
    const value: GeneratingModel[] = [];
    for (const item of text.split('_', GENERATING_LAWS.length + 1)) {
      const model = readGeneratingModel(item);
      if (!model) return { problem: `${quoted(item)} does not have the form law~parameter~value` };
      if (value.some(({ law }) => law === model.law)) {
        return { problem: `${quoted(model.law)} occurs twice` };
      }
      value.push(model);
    }
    return { value };
  },
};

export const positive = number({ ...MAGNITUDES });

/** A number that is written times a power of two. */
const scaled = (scale: number): Kind<number> => ({
  ...positive,
  write: (value) => writeNumber(value * scale),
  read(text) {
    const written = readNumber(text);
    return positive.read(written === null ? text : String(written / scale));
  },
});

const COST = ['price', 'hours', 'reference', 'exponent'] as const;

export const costOn = (axis: AxisId = 'parameters'): Kind<CostModel> => ({
  type: COST.join('~'),
  bounds: '$ per GPU-hour, GPU-hours at the reference size, billions, a power; 1e-60 to 1e60',
  write: (value) =>
    COST.map((key) =>
      (key === 'reference' ? scaled(axisOf(axis).scale) : positive).write(value[key]),
    ).join('~'),
  read(text) {
    const parts = text.split('~', COST.length + 1);
    const { scale } = axisOf(axis);
    const read = COST.map((key, at) =>
      (key === 'reference' ? scaled(scale) : positive).read(parts[at] ?? ''),
    );
    const [price, hours, reference, exponent] = read.flatMap((one) =>
      'value' in one ? [one.value] : [],
    );
    const complete =
      parts.length === COST.length &&
      price !== undefined &&
      hours !== undefined &&
      reference !== undefined &&
      exponent !== undefined;
    return complete
      ? { value: { price, hours, reference, exponent } }
      : { problem: `${quoted(text)} does not have the form ${COST.join('~')}` };
  },
});
