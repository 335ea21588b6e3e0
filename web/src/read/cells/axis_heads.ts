/** What heads say of axes that are no numbers of parameters, and of quantities that are no scores. */
import { plainPower } from '../../format/other_measures';
import type { Axis } from '../reading';

const PREFIXES = ['tera', 'peta', 'exa', 'zetta', 'yotta'];
const PEAK_DAY = 8.64e19; // FLOPs of a petaFLOP/s-day

/** Words, without brackets, at whose end such an axis is named. */
export const AXIS_HEAD =
  /^(?:.* )?(?:(?:tera|peta|exa|zetta|yotta|[tpezy])?flops?(?:\/s)?(?: ?days?)?|pf(?:\/s)? ?days?|compute|(?:gpu|tpu|[a-z]\d{2,4}[a-z]?)[ -]?h(?:ou)?rs?|gpuh|tok(?:en)?s?|steps?|iterations?|iters?)(?: (?:trained|seen|processed|total|used|spent))?$/;

export function axisOf(words: string): Axis | null {
  if (/h(?:ou)?rs?$|gpuh/.test(words)) return 'hours';
  if (/flop|compute|pf/.test(words)) return 'compute';
  if (/tok/.test(words)) return 'tokens';
  return /step|iter/.test(words) ? 'steps' : null;
}

/** "×10^21", "1e21 FLOPs", "ZFLOPs", "PFLOP/s-days": how much 1 is, and the head without it. */
export function factorOf(head: string): { factor: number | null; rest: string } {
  const text = head.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, plainPower);
  if (!/flop|compute|\bpf\b|tok|step|iter|hours?|hrs?/i.test(text))
    return { factor: null, rest: head };
  const power =
    /[([]\s*(?:in |[×x]\s?)?(?:1e|10\s?\^\{?)(\d{1,2})\}?(?![\d.])\s*((?:flops?|tokens?|steps?)?)\s*[)\]]|(?:^|[\s,])(?:in |[×x]\s?)(?:1e|10\s?\^\{?)(\d{1,2})\}?(?![\d.])\s*((?:flops?)?)|^(?:1e|10\s?\^\{?)(\d{1,2})\}?\s*(flops?|tokens?|steps?)$/i.exec(
      text,
    );
  if (power) {
    const [all, first, , second, , third] = power;
    const unit = power[2] || power[4] || power[6] || '';
    return {
      factor: Number(`1e${first ?? second ?? third ?? 0}`),
      rest: `${text.slice(0, power.index)} ${unit} ${text.slice(power.index + all.length)}`.trim(),
    };
  }
  if (/p(?:eta)?f(?:lops?)?(?:\/s|ps)?[\s·-]*days?/i.test(text))
    return { factor: PEAK_DAY, rest: text };
  const prefixed = /(?:^|[\s([])(tera|peta|exa|zetta|yotta|[TPEZY])-?flops?(?![a-z/])/i.exec(text);
  const name = prefixed?.[1]?.toLowerCase();
  const at = PREFIXES.findIndex((prefix) => name === prefix || name === prefix.charAt(0));
  return { factor: at < 0 ? null : Number(`1e${12 + 3 * at}`), rest: text };
}

const QUANTITY =
  /(?:^|[^a-z])((?:(?:mean|avg\.?|average|episode|final|eval(?:uation)?|val(?:idation)?|test|train(?:ing)?|held-?out)[ _-])*(?:rewards?|returns?|loss(?:es)?|perplexity|ppl|nll|cross[ _-]?entropy|elo|bits per (?:byte|character)|bpb|bpc))(?![a-z])/i;

/** "reward", "validation loss": what a head names that is no score in percent; null where it names none. */
export function quantityNamed(head: string): { quantity: string; rest: string } | null {
  const found = QUANTITY.exec(head);
  if (!found) return null;
  const [, words = ''] = found;
  const at = head.toLowerCase().indexOf(words.toLowerCase(), found.index);
  const behind = head.slice(at + words.length);
  const [bracket = '', unit = ''] = /^\s*[([]\s*([^()[\]±%↑↓]+?)\s*[)\]]/.exec(behind) ?? [];
  const isUnit =
    unit !== '' && !/^(?:se|sem|std.*|sd|ci|mean.*|avg.*|lower.*|higher.*|n ?=.*)$/i.test(unit);
  return {
    quantity: `${words
      .replace(/[_\s]+/g, ' ')
      .toLowerCase()
      .replace(/\belo\b/, 'Elo')
      .replace(/\bppl\b/, 'perplexity')
      .replace(/^(.*reward|.*return)s$/, '$1')}${isUnit ? ` (${unit})` : ''}`,
    rest: `${head.slice(0, at)}score${isUnit ? behind.slice(bracket.length) : behind}`,
  };
}
