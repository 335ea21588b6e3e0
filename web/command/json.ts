/** The answer for programs: everything that the report says, and the engine's own forecast. */
import { verdictLine } from '../src/words/verdict';
import { forecastOf, type Answer } from './answer';

export function json(answer: Answer, page: string | null) {
  const { analysis, verdict, reading, determined, notes, link } = answer;
  const { state, rows, results, refusal, series } = analysis;
  return {
    verdict: verdictLine(analysis),
    determined,
    cautions: [...verdict.grave, ...verdict.cautions],
    notes,
    method: state.method,
    at: state.chosen,
    series,
    rows: rows.fitted.map(({ size, gain, se, base }) => ({
      size,
      gain,
      se: se ?? null,
      base: base ?? null,
    })),
    forecast: forecastOf(answer),
    laws: results?.fit ?? null,
    refusal,
    benchmarks: analysis.benchmarks.map((one) => ({
      series: one.series,
      forecast: one.results && (one.results.learned ?? one.results).targets,
    })),
    table: { columns: reading.columns, unit: reading.unit, axis: reading.axis },
    link: link === null ? null : `${page?.replace(/#.*$/s, '') ?? ''}#${link}`,
  };
}
