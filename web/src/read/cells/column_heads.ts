/**
 * Interprets the head of a column: what its words say that the column holds, and the benchmark, the
 * method and the number of questions that it names.
 */
import { benchmarkNamed } from './benchmarks';
import { cleanCell } from './cell_values';
import { inEnglish } from './foreign_words';
import { BASE_WORDS, METHOD_WORDS, readModelName } from './model_names';
import { sizeOfName, unitOf } from './model_sizes';
import type { Axis } from '../reading';
import { axisOf, factorOf } from './axis_heads';
import { BRINGS, ERROR_WORDS, GAIN, kindOf, RELATIVE, SCORE, type HeadingKind } from './head_words';

import { notAfter } from './standing';

export type { HeadingKind };

export type Heading = {
  text: string;
  kind: HeadingKind | null;
  /** What the cells bring beside their value: "gain ± se". */
  brings: 'se' | 'sd' | 'ci' | null;
  benchmark: string;
  questions: number | readonly number[] | null;
  /** Whether the head itself says the number of questions. */
  counted: boolean;
  samples: number | null;
  method: string;
  isBase: boolean;
  seed: string;
  /** Words that are not understood. */
  rest: string;
  /** Billions for one unit of a size. */
  scale: number | null;
  axis: Axis | null;
  /** How much one of an axis' numbers counts: 1e21 FLOPs; null where the head does not say. */
  factor: number | null;
  percent: boolean;
  fraction: boolean;
  relative: boolean;
};

const brought = (words: string): Heading['brings'] => {
  const word = words.replace(/[^A-Za-z0-9%σ]+$/, '');
  if (/^(?:sd|s\.d|std\.?$|std\.? ?dev|stdev|standard dev|σ)/i.test(word)) return 'sd';
  if (/ci|68|80|90|95|99|confidence/i.test(word)) return 'ci';
  return 'se';
};

/** `n_params`, `nParams` and `N-Params` as words. */
const asWords = (text: string): string =>
  text
    .replace(/([a-z])([A-Z][a-z])/g, '$1 $2')
    .replace(/[_:|]+/g, ' ')
    .replace(/([A-Za-z])-(?=[A-Za-z])/g, '$1 ')
    .replace(/\s+/g, ' ')
    .trim();

/** The unit of a size in brackets or words: "(M)", "[billions]", "in millions", "size_b", "10^9". */
function scaleOf(text: string): { scale: number | null; rest: string } {
  const patterns = [
    /[([]\s*(?:in |× ?|x ?)?(?:10\^?(6|9)|(?:# ?)?(k|m|b|bn|mn|t|thousands?|millions?|billions?|trillions?|mrd\.?|mio\.?))(?:\s*(?:params?|parameters?|of parameters))?\s*[)\]]/i,
    /,?\s(?:in )?()(thousands?|millions?|billions?|trillions?|milliarden|millionen)(?: of)?(?: parameters)?(?=\s|$)/i,
  ];
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (!found) continue;
    const scale = found[1] ? (found[1] === '9' ? 1 : 1e-3) : unitOf(found[2] ?? '');
    const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
    return { scale, rest: rest.trim() };
  }
  const short =
    /^(.*(?:size|params?|parameters?|model|tokens?|steps?|hours?)[ _-]?),?[ _](k|m|b|bn|t)$/i.exec(
      text,
    );
  if (short) return { scale: unitOf(short[2] ?? ''), rest: (short[1] ?? '').trim() };
  return { scale: null, rest: text };
}

export function readHeading(head: string): Heading {
  const text = cleanCell(head.replace(/[↑↓⬆⬇]/g, ' '))
    .replace(/\s*[([]\s*[)\]]/g, '')
    .trim();
  const heading: Heading = {
    text,
    kind: null,
    brings: null,
    benchmark: '',
    questions: null,
    counted: false,
    samples: null,
    method: '',
    isBase: false,
    seed: '',
    rest: '',
    scale: null,
    axis: null,
    factor: null,
    percent: /%|percent/i.test(text),
    fraction: /[([]\s*(?:0\s*[-–]\s*1|fraction)\s*[)\]]/i.test(text),
    relative: RELATIVE.test(text),
  };
  const { factor, rest: plain } = factorOf(inEnglish(text));
  const { scale, rest: unscaled } = scaleOf(plain);
  heading.scale = scale;
  heading.factor = factor;
  let left = unscaled
    .replace(
      /[([]\s*(?:in )?(?:pp|p\.p\.|%|points?|pts?|percent(?:age points)?|0\s*[-–]\s*1|fraction)\s*[)\]]/gi,
      ' ',
    )
    .replace(/,?\s+(?:in )?(?:pp|percentage points|percent)$/i, ' ');
  const counted =
    /(?:^|[([,;:\s])\s*[nN]\s*=\s*(\d[\d,]*)\s*(?:questions|problems)?\s*[)\]]?|[([]\s*(\d[\d,]*)\s*(?:questions|problems|items|examples|qs?)\s*[)\]]/.exec(
      left,
    );
  if (counted) {
    heading.questions = Number((counted[1] ?? counted[2] ?? '').replaceAll(',', ''));
    heading.counted = true;
    left = left.replace(counted[0], ' ');
  }
  const averaged = /(?:avg|mean|average|acc)\s?@\s?(\d+)/i.exec(left);
  if (averaged) {
    heading.samples = Number(averaged[1]);
    left = left.replace(averaged[0], ' score ');
  }
  const early = kindOf(asWords(left).toLowerCase());
  const isError = early !== null && ['se', 'sd', 'ci', 'ci-low', 'ci-high'].includes(early);
  const besides = BRINGS.exec(left);
  if (besides && besides.index > 0 && left.slice(0, besides.index).trim() !== '') {
    heading.brings = brought((besides[1] ?? besides[2] ?? '').trim());
    left = left.slice(0, besides.index);
  }
  const errorKind = isError && heading.brings === null ? early : null;
  const named = benchmarkNamed(left.replace(/_/g, ' ')) ?? benchmarkNamed(left);
  if (named) {
    heading.benchmark = named.benchmark.name;
    if (!heading.counted) heading.questions = named.benchmark.questions;
    left = named.rest;
  }
  return interpreted(heading, left, errorKind);
}

/** A head without the words for errors: "score se" is of "score". */
export const withoutErrorWords = (text: string): string =>
  asWords(text.replace(/[()[\]{}]/g, ' '))
    .replace(ERROR_WORDS, '$1 ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

const SEED = notAfter(
  /[a-z]/i,
  /(?:seed|run|trial|rep(?:licate)?)s?[ _#-]*(\d+)(?![a-z\d])|^s(\d)$/i,
);

/** Words that say nothing of what is measured. */
const LINKING = notAfter(
  /[A-Za-z]/,
  /(?:the|of|on|in|for|at|mean|avg\.?|average|model|over|vs\.?|from|to|by|after|post|rate)(?![A-Za-z])/i,
);

/** The words that are left once errors, benchmark, units and counts have been taken away. */
function interpreted(heading: Heading, left: string, error: HeadingKind | null): Heading {
  const seed = SEED.exec(left);
  if (seed) {
    heading.seed = seed[1] ?? seed[2] ?? '';
    left = left.replace(seed[0], ' ');
  }
  let words = asWords(left.replace(/[()[\]{}]/g, ' ')).replace(/\s*%\s*/g, ' ');
  if (error) words = words.replace(ERROR_WORDS, '$1 ');
  words = words.replace(/\s+/g, ' ').trim();
  const lower = words.toLowerCase();
  const kind = error ?? kindOf(lower);
  const isGain = error === null && lower.search(GAIN) >= 0 && kind !== 'size';
  const valued = kind === null || ['summary'].includes(kind) || isGain || error !== null;
  // "RL (100 steps)" heads scores after so many steps.
  const staged =
    kind === 'axis' &&
    /\d/.test(words) &&
    words.split(' ').some((word) => METHOD_WORDS.test(word) && !/^train/i.test(word));
  if (staged) return { ...heading, method: words, kind: null };
  if (!valued) {
    const isModel = kind === 'label' || kind === 'method';
    const treats = kind === 'method' && words.split(' ').some((word) => METHOD_WORDS.test(word));
    return {
      ...heading,
      // "post-training" heads the names of treatments, or the scores after it: the cells decide.
      method: treats ? words : '',
      kind: heading.seed !== '' && kind === 'index' ? null : kind,
      axis: kind === 'axis' ? axisOf(lower) : null,
      // "gsm8k" alone leaves nothing: it is no index
      ...(kind === 'index' && heading.benchmark !== '' ? { kind: null } : {}),
      ...(heading.scale !== null && kind === 'index' ? { kind: 'size' as const } : {}),
      ...(isModel && heading.benchmark !== '' ? { kind: null } : {}),
    };
  }
  const hadScore = lower.search(SCORE) >= 0;
  const bare = LINKING.replace(words.replace(GAIN, '$1 ').replace(SCORE, '$1 '), (word) =>
    /^(?:after|post)$/i.test(word) ? word : ' ',
  )
    .replace(/^[\s_:,/–+-]+|[\s_:,/–-]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const method: string[] = [];
  const rest: string[] = [];
  const all = bare === '' ? [] : bare.split(/[\s/+]+/);
  if (BASE_WORDS.test(bare)) heading.isBase = true;
  else {
    for (const word of all) {
      if (BASE_WORDS.test(word)) heading.isBase = true;
      else if (METHOD_WORDS.test(word)) method.push(word);
      else if (/[A-Za-z]/.test(word)) rest.push(word);
    }
  }
  heading.method = method.join(' ');
  if (method.length > 0) {
    // "gain over base", "SFT (from base)": the method decides.
    heading.isBase = false;
  }
  // "SFT + RL", "Qwen-RL": a name around a known method belongs to it.
  if (method.length > 0 && (rest.length > 0 || bare.includes('+'))) heading.method = bare;
  heading.rest = method.length > 0 ? '' : rest.join(' ');
  if (isGain) heading.isBase = false;
  const summary = kind === 'summary' && !heading.isBase && method.length === 0 && !isGain;
  return {
    ...heading,
    kind:
      error ??
      (isGain
        ? 'gain'
        : heading.isBase
          ? 'base'
          : summary
            ? 'summary'
            : hadScore && rest.length === 0
              ? 'score'
              : null),
  };
}

/** The method that a text names, a column's head or a cell under "method". */
export function methodNamed(text: string): { method: string; isBase: boolean } {
  const plain = inEnglish(cleanCell(text));
  if (BASE_WORDS.test(plain)) return { method: '', isBase: true };
  const { method, isBase } = readModelName(plain);
  return sizeOfName(plain) ? { method, isBase } : { method: isBase ? '' : plain, isBase };
}
