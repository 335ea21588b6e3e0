/**
 * Benchmarks by name and how many questions each has, for tables that do not say. What is assumed is
 * marked. Figures are of the test split that is usually reported.
 */
import { notAfter, type Standing } from './standing';

export type Benchmark = {
  name: string;
  pattern: Standing;
  /** One figure, or several of which the reader chooses; null where the count differs by use. */
  questions: number | readonly number[] | null;
};

const of = (name: string, pattern: string, questions: Benchmark['questions']): Benchmark => ({
  name,
  pattern: notAfter(/[A-Za-z0-9]/, new RegExp(`(?:${pattern})(?![A-Za-z0-9])`, 'i')),
  questions,
});

/** In order: the longer name before the one that it contains. */
export const BENCHMARKS: readonly Benchmark[] = [
  of('GSM8K', 'gsm[ -_]?8k(?:[ _-]cot)?|gsm8k[ _-]platinum', 1319), // Cobbe et al., arXiv 2110.14168
  of('GSM-Plus', 'gsm[ -_]?plus', 10552), // Li et al., arXiv 2402.19255
  of('MATH-500', 'math[ -_]?500|math500|minerva_math500|hendrycks_math500', 500), // Lightman et al., arXiv 2305.20050
  of('MATH Lvl 5', 'math[ -_](?:lvl|level)[ -_]?5|math[ -_]hard', 1324), // level 5 of Hendrycks et al.
  of('MathVista', 'mathvista', 1000), // testmini; Lu et al., arXiv 2310.02255
  of('MathQA', 'math[ -_]?qa', 2985), // Amini et al., arXiv 1905.13319
  of('Minerva Math', 'minerva[ -_]?math', null), // 5,000 questions or 272, by harness
  of('AIME 2024', "aime[ -_']?(?:20)?24", 30), // American Invitational Mathematics Examination, I and II
  of('AIME 2025', "aime[ -_']?(?:20)?25", 30),
  of('AIME', "aime(?:[ -_']?(?:20)?2[0-36-9])?", 30),
  of('AMC 23', "amc(?:[ -_']?(?:20)?23)?", 40), // AI-MO/aimo-validation-amc has 83, the usual subset 40
  of('HMMT 2025', "hmmt(?:[ -_']?(?:feb[ -_]?)?(?:20)?25)?", 30), // February round
  of('OlympiadBench', 'olympiad[ -_]?bench|olympiad', 674), // the English text-only questions; He et al., arXiv 2402.14008
  of('MATH', 'hendrycks[ -_]?math|math[ -_]?hendrycks|math', 5000), // Hendrycks et al., arXiv 2103.03874
  of('MGSM', 'mgsm', 250), // one language; Shi et al., arXiv 2210.03057
  of('SVAMP', 'svamp', 1000), // Patel et al., arXiv 2103.07191
  of('ASDiv', 'asdiv', 2305), // Miao et al., ACL 2020
  of('MMLU-Pro', 'mmlu[ -_]?pro', 12032), // Wang et al., arXiv 2406.01574
  of('MMLU-Redux', 'mmlu[ -_]?redux', null), // 3,000 or 5,700, by version
  of('MMMU', 'mmmu', 900), // validation; Yue et al., arXiv 2311.16502
  of('CMMLU', 'cmmlu', null), // 11,528 or 11,582, by version
  of('MMLU', 'mmlu', 14042), // Hendrycks et al., arXiv 2009.03300
  of('C-Eval', 'c-?eval', 12342), // Huang et al., arXiv 2305.08322
  of('GPQA Diamond', 'gpqa[ -_:]*(?:diamond|d)', 198), // Rein et al., arXiv 2311.12022
  of('GPQA', 'gpqa(?:[ -_]main)?', [198, 448, 546]), // diamond, main, extended
  of('SuperGPQA', 'super[ -_]?gpqa', 26529), // arXiv 2502.14739
  of('ARC-C', 'arc[ -_]?(?:c|challenge|ch)', 1172), // Clark et al., arXiv 1803.05457
  of('ARC-E', 'arc[ -_]?(?:e|easy)', 2376),
  of('ARC-AGI', 'arc[ -_]?agi', null),
  of('HellaSwag', 'hella[ -_]?swag', 10042), // Zellers et al., arXiv 1905.07830
  of('WinoGrande', 'wino[ -_]?grande', 1267), // Sakaguchi et al., arXiv 1907.10641
  of('PIQA', 'piqa', 1838), // Bisk et al., arXiv 1911.11641
  of('BoolQ', 'boolq', 3270), // Clark et al., arXiv 1905.10044
  of('OpenBookQA', 'open[ -_]?book[ -_]?qa|obqa', 500), // Mihaylov et al., arXiv 1809.02789
  of('CommonsenseQA', 'common[ -_]?sense[ -_]?qa|csqa', 1221), // validation; Talmor et al., arXiv 1811.00937
  of('TruthfulQA', 'truthful[ -_]?qa(?:[ -_]mc[12])?|tqa', 817), // Lin et al., arXiv 2109.07958
  of('TriviaQA', 'trivia[ -_]?qa', null), // 11,313 or 17,944, by version
  of('NaturalQuestions', 'natural[ -_]?questions|nq(?:[ -_]open)?', 3610), // Kwiatkowski et al., TACL 2019
  of('SimpleQA', 'simple[ -_]?qa', 4326), // Wei et al., arXiv 2411.04368
  of('DROP', 'drop', 9536), // Dua et al., arXiv 1903.00161
  of('SQuAD', 'squad(?:[ -_]?v?2)?', null), // 10,570 or 11,873, by version
  of('BBH', 'bbh|big[ -_]?bench[ -_]?hard', 6511), // Suzgun et al., arXiv 2210.09261
  of('MuSR', 'musr', 756), // Sprague et al., arXiv 2310.16049
  of('IFEval', 'if[ -_]?eval', 541), // Zhou et al., arXiv 2311.07911
  of('IFBench', 'if[ -_]?bench', 300), // Pyatkin et al., arXiv 2507.02833
  of('HumanEval+', 'human[ -_]?eval ?(?:\\+|[ -_]?plus)', 164), // Liu et al., arXiv 2305.01210
  of('HumanEval', 'human[ -_]?eval', 164), // Chen et al., arXiv 2107.03374
  of('MBPP+', 'mbpp ?(?:\\+|[ -_]?plus)', 378), // Liu et al., arXiv 2305.01210
  of('MBPP', 'mbpp', [378, 500]), // EvalPlus; Austin et al., arXiv 2108.07732
  of('LiveCodeBench', 'live[ -_]?code[ -_]?bench(?:[ -_]?v\\d+)?|lcb', null), // grows by version
  of('BigCodeBench', 'big[ -_]?code[ -_]?bench', 1140), // Zhuo et al., arXiv 2406.15877
  of('SWE-bench Verified', 'swe[ -_]?bench(?:[ -_]verified)?', 500),
  of('DS-1000', 'ds[ -_]?1000', 1000), // Lai et al., arXiv 2211.11501
  of('AlpacaEval', 'alpaca[ -_]?eval(?:[ -_]?2(?:\\.0)?)?', 805), // Dubois et al., arXiv 2404.04475
  of('Arena-Hard', 'arena[ -_]?hard', 500), // Li et al., arXiv 2406.11939
  of('MT-Bench', 'mt[ -_]?bench', null), // marks out of ten, not shares of questions
  of('AGIEval', 'agi[ -_]?eval', null),
  of('RACE', 'race(?:[ -_][hm])?', null),
  of('SIQA', 'siqa|social[ -_]?iqa', 1954), // validation; Sap et al., arXiv 1904.09728
  of('LAMBADA', 'lambada', 5153), // Paperno et al., arXiv 1606.06031
  of('BFCL', 'bfcl', null),
  of('ToxiGen', 'toxi[ -_]?gen', 940), // as in lm-evaluation-harness
];

/** The benchmark that a text names, and the text without it. */
export function benchmarkNamed(text: string): { benchmark: Benchmark; rest: string } | null {
  for (const benchmark of BENCHMARKS) {
    const found = benchmark.pattern.exec(text);
    if (!found) continue;
    const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
    return { benchmark, rest };
  }
  return null;
}
