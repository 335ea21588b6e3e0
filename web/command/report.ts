/** The answer in at most ten lines: the gravest first, what the table was taken for last. */
import { centralAt } from '../src/analysis/query';
import { size, gainBeside } from '../src/format/figures';
import { unitName } from '../src/state/preprocessing';
import { benchmarksSummary } from '../src/words/benchmarks';
import { exceedance, thresholdInWords } from '../src/words/exceedance';
import { verdictLine } from '../src/words/verdict';
import { forecastOf, type Answer, type Question } from './answer';
import { methodInSentence } from './asked';

export const MAX_LINES = 10;

/** "Also 14B +7.2 (2.1 to 12.4), 405B +13.0 (−2.9 to 29.1) pp." */
function otherSizes(answer: Answer): string[] {
  const { state } = answer.analysis;
  const forecast = forecastOf(answer);
  const others = state.targets.filter((one) => one !== state.chosen);
  if (!forecast || others.length === 0) return [];
  const each = others.map((one) => {
    const mean = forecast.mean[forecast.sizes.indexOf(one)] ?? null;
    const span = centralAt(forecast, one, state.level);
    if (mean === null) return `${size(one)} not determined`;
    if (!span) return `${size(one)} ${gainBeside(mean, Math.abs(mean))}`;
    const largest = Math.max(Math.abs(mean), Math.abs(span.low), Math.abs(span.high));
    const [middle, low, high] = [mean, span.low, span.high].map((gain) =>
      gainBeside(gain, largest),
    );
    return `${size(one)} ${middle ?? ''} (${low ?? ''} to ${high ?? ''})`;
  });
  return [`Also ${each.join(', ')} ${unitName(state)}.`];
}

function chance(answer: Answer): string[] {
  const forecast = forecastOf(answer);
  const { state } = answer.analysis;
  const probability = forecast && exceedance(forecast, state);
  return probability === null
    ? []
    : [`${thresholdInWords(state.threshold, unitName(state))} ${probability}.`];
}

function read({ reading, analysis }: Answer): string {
  const used = reading.columns
    .filter(({ role }) => role !== 'ignored')
    .map(({ header, role }) =>
      header === '' || header === role ? role : `${role} from “${header}”`,
    );
  const { fitted } = analysis.rows;
  const how = used.length === 0 ? '' : ` (${used.join(', ')})`;
  return `Read: ${fitted.length} ${fitted.length === 1 ? 'row' : 'rows'}${how}; forecast by ${methodInSentence(analysis.state.method)}.`;
}

/** The link with the page's address, or what stands after it. */
const linkLine = ({ link }: Answer, page: string | null): string =>
  link === null
    ? 'No link holds so many rows.'
    : `Link: ${page === null ? '' : page.replace(/#.*$/s, '')}#${link}`;

export function report(answer: Answer, page: string | null): string[] {
  const { verdict, analysis, notes } = answer;
  const first = [verdictLine(analysis), ...verdict.grave];
  const last = [read(answer), linkLine(answer, page)];
  const between = [
    ...chance(answer),
    ...otherSizes(answer),
    ...(analysis.mean ? [`${benchmarksSummary(analysis)}.`] : []),
    ...(verdict.carriedBy === null ? [] : [verdict.carriedBy]),
    ...verdict.cautions,
    ...notes,
  ];
  const left = MAX_LINES - first.length - last.length;
  if (between.length <= left) return [...first, ...between, ...last];
  const shown = between.slice(0, Math.max(0, left - 1));
  const more = between.length - shown.length;
  return [
    ...first.slice(0, MAX_LINES - last.length - 1),
    ...shown,
    `And ${more} more ${more === 1 ? 'sentence' : 'sentences'} (--json has all of them).`,
    ...last,
  ];
}

/** What is asked about the table, and how it is answered. */
export const asking = (questions: readonly Question[]): string[] =>
  questions.flatMap(({ code, message, answers, field }) => [
    message,
    ...answers.map((one) => `  --answer '${code}=${one}'`),
    ...(field ? [`  --answer '${code}=…'  (${field.label})`] : []),
  ]);
