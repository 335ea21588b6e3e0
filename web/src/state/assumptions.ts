/** Changes single numbers of what decomposition and validation assume. */
import type { Bounds, GeneratingLawId, GeneratingModel, Letter } from '../engine/contract';

/** Moves one end of a letter's range; null when the ends would not be in order. */
export function withBound(
  bounds: Bounds,
  letter: Letter,
  end: 'low' | 'high',
  value: number,
): Bounds | null {
  const range = { ...bounds[letter], [end]: value };
  return range.low < range.high ? { ...bounds, [letter]: range } : null;
}

/** The truths with one parameter of one of them changed. */
export const withGeneratingModel = (
  truths: readonly GeneratingModel[],
  law: GeneratingLawId,
  name: string,
  value: number,
): GeneratingModel[] =>
  truths.map((model) =>
    model.law === law
      ? { law, parameters: { ...model.parameters, [name]: value } }
      : { law: model.law, parameters: { ...model.parameters } },
  );
