/** Makes one row of the scores before and after of one model, and asks where they contradict each other. */
import { minus } from './cells/cell_values';
import type { Fact } from './facts';
import type { Inquiry } from './inquiry';
import type { ReadObservation } from './reading';

type Point = { score: Fact | null; base: Fact | null; gain: Fact | null };

const together = (...parts: (number | null)[]): number | null => {
  const known = parts.flatMap((part) => part ?? []);
  return known.length === 0 ? null : Number(Math.hypot(...known).toPrecision(12));
};

/** Rounded scores differ from their rounded gain by at most this much, in pp. */
const ROUNDING = 0.151;

/** Scores of the samples must give the difference that the results give, to rounding, in pp. */
const AGREEMENT = 0.02;

/**
 * The standard error of the mean difference of two scores on the same questions: the standard deviation
 * of the differences over the root of their number, in pp. Null where the questions are not the same,
 * or where all differences are.
 */
function pairedError(score: Fact, base: Fact): number | null {
  const [after, before] = [score.answers, base.answers];
  if (!after || !before || after.size !== before.size || after.size < 2) return null;
  const differences: number[] = [];
  for (const [question, value] of after) {
    const own = before.get(question);
    if (own === undefined) return null;
    differences.push(100 * (value - own));
  }
  const { length } = differences;
  const mean = differences.reduce((sum, value) => sum + value, 0) / length;
  if (Math.abs(mean - (score.value - base.value)) > AGREEMENT) return null;
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return squares > 0 ? Number(Math.sqrt(squares / (length - 1) / length).toPrecision(12)) : null;
}

export function observationOf(
  { score, base, gain }: Point,
  inquiry: Inquiry,
): ReadObservation | null {
  const any = gain ?? score ?? base;
  if (!any) return null;
  const difference = score && base ? minus(score.value, base.value) : null;
  let own = gain ? gain.value : difference;
  if (gain && difference !== null && Math.abs(gain.value - difference) > ROUNDING) {
    const chosen = inquiry.choose(
      'inconsistent',
      `The gains do not equal score minus baseline, as at ${inquiry.about.size(any.size)}: ${gain.value} and ${difference}. Which are meant?`,
      ['the gains as they are given', 'score minus baseline'],
    );
    if (chosen === 1) own = difference;
  } else if (
    gain &&
    base &&
    !score &&
    base.value + gain.value > 100.5 &&
    inquiry.about.quantity === ''
  ) {
    const chosen = inquiry.choose(
      'gain-beyond-base',
      `A gain of ${gain.value} over a baseline of ${base.value} would be a score above 100. What is it?`,
      ['the score after', 'a gain all the same'],
    );
    if (chosen === 0)
      return observationOf({ score: { ...gain, stat: 'score' }, base, gain: null }, inquiry);
  }
  const before = base?.value ?? (score && own !== null ? minus(score.value, own) : null);
  const paired = score && base && !gain ? pairedError(score, base) : null;
  const se = gain?.se ?? paired ?? together(score?.se ?? null, base?.se ?? null);
  if (paired !== null)
    inquiry.note(
      'paired',
      'Errors of the gains are paired, question by question, from the files of single samples.',
    );
  else if (score?.answers && base)
    inquiry.note(
      'not-paired',
      `The samples of “${score.label}” and “${base.label}” are not of the same questions and scores, so their errors are not paired.`,
    );
  if (
    se !== null &&
    paired === null &&
    gain?.se == null &&
    score &&
    base &&
    (score.se === null) !== (base.se === null)
  )
    inquiry.note(
      'one-sided-error',
      'Errors are given for one of the two scores only; those of the gains count that one alone.',
    );
  const questions = [gain, score, base].find((fact) => fact?.questions != null);
  const samples = [gain, score, base].find((fact) => fact?.samples != null);
  const assumed = questions && !questions.counted;
  const written = {
    ...(gain && gain.written !== '' && own === gain.value ? { gain: gain.written } : {}),
    ...(gain?.se != null && gain.writtenSe !== '' ? { se: gain.writtenSe } : {}),
    ...(base && base.written !== '' ? { base: base.written } : {}),
  };
  return {
    size: any.size,
    ...(own === null ? {} : { gain: own + 0 }),
    ...(se === null ? {} : { se }),
    ...(before === null ? {} : { base: before + 0 }),
    ...(score ? { score: score.value } : {}),
    ...(questions?.questions != null && !(assumed && se !== null)
      ? { questions: questions.questions }
      : {}),
    ...(samples?.samples != null ? { samples: samples.samples } : {}),
    ...((score ?? any).label === '' ? {} : { label: (score ?? any).label }),
    ...(Object.keys(written).length > 0 ? { written } : {}),
  };
}
