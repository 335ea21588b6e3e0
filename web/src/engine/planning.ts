/** The module that is loaded when it is first asked for: planning, the calibrated method, and laws that are off by default. */
import createPlanning from '@gaincast/planning';
import type {
  FitOptions,
  FitResult,
  Method,
  Observation,
  Outcome,
  Planning,
  Scatter,
  VerifyOptions,
} from './contract';
import { load } from './loading';
import { paperMethod, type WithAllLaws } from './paper/paper_method';
import { withScatter } from './paper/scatter';

const wasm = new URL('../../../build/wasm/bin/planning.wasm', import.meta.url);

/** NaN would be null in JSON. */
const told = (_: string, value: unknown): unknown => (Number.isNaN(value) ? 'NaN' : value);

/** The newest answer again, where the same is asked again: every part of one forecast asks. */
function remembered(ask: Planning['scatter']): Planning['scatter'] {
  let last: { key: string; found: Outcome<Scatter> } | null = null;
  return (observations, options = {}) => {
    const key = JSON.stringify(
      [observations, options.extraSe, options.ceiling, options.shareOfHeadroom],
      told,
    );
    if (last?.key !== key) last = { key, found: ask(observations, options) };
    return last.found;
  };
}

export async function loadPlanning(): Promise<WithAllLaws> {
  const module = await load(createPlanning, wasm);
  const scatter = remembered(module.scatter);
  const paper = paperMethod(module);
  const scattered = {
    fit: withScatter<FitOptions, FitResult>({ scatter }, paper.fit, true),
    bootstrap: withScatter({ scatter }, paper.bootstrap),
    bootstrapSlice: withScatter({ scatter }, paper.bootstrapSlice),
    decompose: withScatter({ scatter }, module.decompose),
    validate: withScatter({ scatter }, module.validate),
    validateSlice: withScatter({ scatter }, module.validateSlice),
    design: withScatter({ scatter }, module.design),
    lawIntervals: withScatter({ scatter }, module.lawIntervals),
    forecast: withScatter({ scatter }, module.forecast, true),
    requiredSize: withScatter({ scatter }, module.requiredSize),
    nextRun: withScatter({ scatter }, module.nextRun),
  };
  /** The method post-training knows of scatter between runs. */
  const needsNone = ({ method }: { method?: Method }) => method === 'post-training';
  return {
    ...scattered,
    fit: (observations, options = {}) => scattered.fit(observations, options),
    validate: (observations, options = {}) => scattered.validate(observations, options),
    validateSummary: (slices) => module.validateSummary(slices),
    forecast: (observations, options) =>
      (needsNone(options) ? module : scattered).forecast(observations, options),
    requiredSize: (observations, options) =>
      (needsNone(options) ? module : scattered).requiredSize(observations, options),
    nextRun: (observations, options) =>
      (needsNone(options) ? module : scattered).nextRun(observations, options),
    verify(observations, measured, options = {}) {
      const ask = (rows: Observation[], how: VerifyOptions) => module.verify(rows, measured, how);
      return (needsNone(options) ? ask : withScatter({ scatter }, ask))(observations, options);
    },
    scoreForecast: (rows, options) => module.scoreForecast(rows, options),
    gainForecast: (observations, options) => module.gainForecast(observations, options),
    backtest: (observations, options = {}) => module.backtest(observations, options),
    compare: (a, b, options) => module.compare(a, b, options),
    rank: (methods, options) => module.rank(methods, options),
    estimateExtraSe: (observations) => module.estimateExtraSe(observations),
    scatter,
    gainSe: (measurement) => module.gainSe(measurement),
  };
}
