/** A further run and the decision to train at the target: what all of it counts on, and what it is worth. */
import type { Method, NextRun } from '../../engine/contract';
import * as format from '../../format/figures';
import { measured } from '../../format/measures';
import { METHOD_NAMES } from '../../format/method_names';
import { dollars, signedDollars } from '../design';
import { probabilityInWords } from '../exceedance';

/** The doubt about every figure of the panel: it comes first. */
export const countsOn = (method: Method): string =>
  method === 'paper'
    ? 'All of this counts on one of the laws being right; a run may also show that none is.'
    : `All of this counts on ${METHOD_NAMES[method].inSentence} being right; a run may also show that it is not.`;

type Run = NextRun['candidates'][number];

/** The run within the budget that is worth most more than it costs; null where none is worth its cost. */
export function worthMost({ candidates }: NextRun, budget: number | null): Run | null {
  let best: Run | null = null;
  for (const run of candidates) {
    if (run.netValue === null || run.netValue <= 0) continue;
    if (budget !== null && run.cost > budget) continue;
    if (run.netValue > (best?.netValue ?? 0)) best = run;
  }
  return best;
}

/** Values are not known better than to a tenth or so. */
const HARDLY = 0.15;

function advice(run: Run | null): string {
  if (!run || run.value === null || run.netValue === null)
    return 'No run here is worth its cost: decide now.';
  const { size, value, netValue, cost } = run;
  const worth = `A run at ${format.size(size)} is worth about ${dollars(value)} and costs ${dollars(cost)}`;
  return netValue < HARDLY * value ? `${worth}: hardly more.` : `${worth}: make it first.`;
}

/** Whether to train at the target by today's forecast, and which run is worth making first. */
export function decisionSentences(next: NextRun, budget: number | null): string {
  const { decision, target } = next;
  if (!decision) return '';
  const { threshold, expected, train, probability, perfectInformation } = decision;
  const at = format.size(target);
  const first =
    `Training at ${at} pays from ${format.gain3(threshold)} ${measured.y.unit}, which has a probability of ` +
    `${probabilityInWords(probability)}; by today’s forecast it is worth ${signedDollars(expected)}, so ` +
    `${train ? 'train' : 'do not train'}.`;
  const most = `To know the ${measured.y.name} beforehand would be worth ${dollars(perfectInformation)} at most.`;
  return `${first} ${most} ${advice(worthMost(next, budget))}`;
}

/** What these values assume, on one line. */
export const decisionAssumptions = (worth: number, next: NextRun): string =>
  next.decision
    ? `Assumed: training is worth ${dollars(worth)} × (${measured.y.name} − ${format.number3(next.decision.threshold)} ${measured.y.unit}), ` +
      'not training nothing, and only the expected worth counts; a run’s outcome is known before deciding.'
    : '';

/** How the figures for methods other than the paper's come about. */
export const howForeseen = ({ scatter, level }: NextRun): string =>
  `A run’s outcomes are taken from the forecast at its size, and the method is applied again with each. ` +
  `What is left is that of a further measurement${
    scatter > 0
      ? `, never less than the scatter between runs (± ${format.number3(scatter)} ${measured.y.unit})`
      : ''
  }; widths are of the ${format.coverage(level)} interval.`;
