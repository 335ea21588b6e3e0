/** The words at the heads of columns, and the kinds of columns that they mean. */
import type { Role } from '../reading';
import { AXIS_HEAD } from './axis_heads';

/**
 * A role that the column can have, or what has yet to be made out: `sd` and `ci` are errors of an unknown
 * kind; `metric` names what was scored; `axis` another quantity to forecast over; `summary` an average
 * of other columns; `lower` a quantity that is better when lower; `other` a setting or cost.
 */
export type HeadingKind =
  | Exclude<Role, 'ignored'>
  | 'active-size'
  | 'axis'
  | 'sd'
  | 'ci'
  | 'count'
  | 'metric'
  | 'index'
  | 'summary'
  | 'lower'
  | 'other';

const KINDS: readonly (readonly [HeadingKind, RegExp])[] = [
  [
    'ci-low',
    /^(?:.* )?(?:lower|low|lo|lcl|lb|q?0?2\.?5 ?%?|ci (?:min|l|lo)|lower bound|min)(?: (?:95|90|bound|limit|ci|end))*$/,
  ],
  [
    'ci-high',
    /^(?:.* )?(?:upper|high|hi|ucl|ub|q?97\.?5 ?%?|ci (?:max|u|hi)|upper bound|max)(?: (?:95|90|bound|limit|ci|end))*$/,
  ],
  [
    'ci',
    /^(?:.* )?(?:(?:95|90|99) ?%? ?(?:ci|confidence interval)|ci ?(?:95|90|99)? ?%?|confidence interval|95 ?%?)$/,
  ],
  [
    'se',
    /^(?:.* )?(?:se|s\.e\.?|sem|stderrs?|std\.? ?err(?:or)?s?|standard errors?|std error of the mean)(?: .*)?$/,
  ],
  [
    'sd',
    /^(?:.* )?(?:sd|s\.d\.?|stds?|st\.? ?dev|std\.? ?dev(?:iation)?|stdev|standard deviations?|sigma|σ)(?: .*)?$/,
  ],
  [
    'se',
    /^(?:±.*|(?:.* )?(?:uncertainty|uncertainties|error bars?|err(?:or)?s?|margin of error|\+\/-|\+-))$/,
  ],
  [
    'lower',
    /(?:^| )(?:error rate|wer|cer|loss|ppl|perplexity|nll|bits per byte|bpb|brier|ece|mse|mae|rmse|hallucination rate|toxicity)(?: |$)/,
  ],
  ['index', /^(?:|#|no\.?|nr\.?|id|idx|index|row|rank|unnamed: ?\d+)$/],
  ['active-size', /^(?:# ?)?(?:n )?(?:active|activated)(?: (?:params?|parameters?|size))?$/],
  [
    'other',
    /(?:^| )(?:data ?set|data|train(?:ing)?(?: set)?|corpus|batch|vocab(?:ulary)?|context|window|hidden|file|cache|step|effect|image|patch|buffer|group|beam) sizes?$/,
  ],
  ['questions', /^(?:test|eval)(?:uation)?(?: ?set)? size$/],
  [
    'size',
    /^(?:.* )?(?:params?|parameters?|model ?size|sizes?|param count|parameter count|größe|taille|parametre?r?)$/,
  ],
  [
    'size',
    /^(?:(?:n|num|number of|#|total|model) ?)?(?:params?|parameters?|sizes?)(?: .*)?$|^(?:b|billions?|millions?|scale)$/,
  ],
  ['axis', AXIS_HEAD],
  [
    'samples',
    /^(?:(?:n|num|number of|#|k)? ?(?:samples?|generations?|rollouts?|answers|completions|responses) ?(?:per|\/|each|a) ?(?:question|problem|prompt|item|q)?s?|k)$/,
  ],
  [
    'runs',
    /^(?:(?:n|num|number of|#) ?)(?:runs?|seeds?|trials?|replicates?|repeats?)$|^(?:runs|trials|replicates|repeats)$/,
  ],
  [
    'questions',
    /^(?:(?:n|num|no\.?|nr\.?|number of|anzahl(?: der)?|#|total|test|eval)? ?(?:questions?|problems|items|examples|prompts|queries|instances|tasks total|fragen|aufgaben|preguntas|q)|n (?:test|eval|total)|(?:test|eval) (?:size|n|set size)|# ?q)(?: .*)?$/,
  ],
  [
    'count',
    /^(?:n|num|count|counts|total|(?:n |num |number of |# ?)?samples?|n =|sample size|support)$/,
  ],
  ['seed', /^(?:seeds?|runs?|run id|trial|replicate|rep|random seed|seed id)$/],
  ['metric', /^(?:metrics?|filter|scorer|measure)$/],
  [
    'benchmark',
    /^(?:series|bench ?marks?|tasks?|data ?sets?|evals?|evaluations?|eval set|suites?|test ?sets?|domain|subset|category|task alias)(?: (?:name|id))?$/,
  ],
  [
    'method',
    /^(?:methods?|approach|algorithms?|algo|treatments?|variants?|stages?|training|train|settings?|conditions?|systems?|recipe|arms?|types?|phase|config|configuration|technique|strategy|tuning|post ?-?training|group|model type|kind|status|when|time ?point)(?: (?:name|id))?$/,
  ],
  [
    'label',
    /^(?:labels?|names?|models?|model names?|model id|notes?|comments?|checkpoints?|base models?|backbones?|llm|lm|architecture|modell?e?s?|family|model family|source|links?|url|paper|reference|ref|model or method|model \/ method|model\/method)$/,
  ],
  [
    'other',
    /^(?:(?:avg\.?|average|mean|total|max|num|number of|#|n|train(?:ing)?|per|peak) ?)*(?:epochs?|lr|learning rate|batch(?: size)?|costs?|price|hours|gpus?|time|seconds|secs?|minutes|latency|throughput|speed|year|date|layers?|heads?|d model|hidden(?: size| dim)?|context(?: length| window)?|ctx|temp(?:erature)?|top ?[pk]|alpha|beta|kl|(?:output |response )?lengths?|tokens?|vocab(?: size)?|versions?|shots?|n ?-?shot|memory|vram|gb|p ?-?values?|chi2|r2|t ?-?stat|downloads|likes|stars|license|released?|width|depth|dim(?:ension)?|lora rank|weight decay|warmup)(?: \(?(?:s|sec|ms|h|hours?|min|minutes|gb|usd|\$|k|tokens|days?)\)?)?$/,
  ],
  [
    'summary',
    /^(?:avg\.?|average|mean|overall|macro ?-?(?:avg\.?|average|mean)|micro ?-?(?:avg\.?|average)|total|average score|avg score|overall score|all)(?: .*)?$/,
  ],
];

export const GAIN =
  /(^|[^a-z0-9])(?:gains?|deltas?|diffs?|differences?|improvements?|improv\.?|impr\.?|lifts?|uplifts?|increase|boost|change|effects?|y|vs\.? base(?:line)?|over base(?:line)?)(?![a-z0-9])|[Δδ∆]/gi;
export const SCORE =
  /(^|[^a-z0-9])(?:scores?|acc\.?|accuracy|accuracies|pass(?: ?@ ?1| rate)?|em|exact match|f1|results?|performance|perf|value|win ?rate|success(?: rate)?|solved|solve rate|correct|metric|ergebnis|genauigkeit|punkte|strict match|flexible extract|acc norm|test|eval)(?![a-z0-9])/gi;
export const RELATIVE =
  /(?:improvement|increase|change|boost|(?:up)?lift)s?\s*[([]\s*(?:in )?%\s*[)\]]|(?:^|[^a-z])(?:rel\.?|relative)(?![a-z])|%\s*(?:change|gain|improvement|increase|Δ|delta)|(?:[Δδ∆]|delta|diff|gain)\s?%\s*$/i;
export const BRINGS =
  /(?:±|\+\/-|\+-)\s*(.*)$|[([]\s*(?:±\s*)?(se|s\.e\.|sem|std\.? ?err(?:or)?|stderr|sd|std|std\.? ?dev|(?:68|80|90|95|99) ?%? ?ci|ci)\s*[)\]]\s*$/i;

export const kindOf = (words: string): HeadingKind | null =>
  KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;

export const ERROR_WORDS =
  /(^|[^a-z])(?:se|s\.e\.?|sem|sd|s\.d\.?|stderrs?|std\.?(?: ?(?:err(?:or)?s?|dev(?:iation)?)\.?)?|stdev|standard (?:errors?|deviations?)|uncertainty|error bars?|err(?:or)?s?|sigma|ci ?(?:low|high|lower|upper|95)?|95 ?%? ?ci|95 ?%|low(?:er)?|high|upper|lo|hi|min|max|bound|confidence interval|q?0?2\.?5 ?%?|q?97\.?5 ?%?|of the mean)(?![a-z])|[±σ]|\+\/-/gi;
