/** The back-test: forecasts of measured sizes by both methods and by simple baselines. */
import { measured, manySizes } from '../../format/measures';
import { answersForTheTested } from './answers_for';
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import type { Analysis } from '../../analysis/analysis';
import type { Backtests, BothMethods, BuiltIn } from '../../analysis/backtest_plan';
import { answerOf } from '../../analysis/plan';
import { sets, stress } from '../../words/record/curve_sets.json';
import { curves as counted, pooled as all } from '../../words/record/track_record.json';
import { setName } from '../../format/set_names';
import { scaleOver, share, type Scale } from '../../charts/bars';
import type { Backtest, TestedMethod } from '../../engine/contract';
import * as format from '../../format/figures';
import '../../styles/backtest.css';
import '../../styles/planning.css';
import {
  backtestSummary,
  BASELINE_NAMES,
  BASELINES,
  BY_METHOD,
  finding,
  insideText,
  METHOD_NAMES,
  pooledOf,
  type Scores,
} from '../../words/backtest';
import { ofSeries } from '../../words/benchmarks';
import { copyCells } from '../widgets/copy';
import { saveMenus, type SaveMenu } from '../widgets/save';
import { axis } from '../widgets/span_bar';
import { noPlanYet, type Actions, type View } from '../widgets/view';

const MAX_DRAWN = 60; // more points are no chart to read
const DRAWN_LEVEL = 0.9;

export function summary(view: View): string | null {
  const own = answerOf(view.plans['back-test'])?.own;
  if (!own?.ok || own.value.calibrated.scores.points === 0) return null;
  return ofSeries(view.plans['back-test'].of) + backtestSummary(own.value);
}

const number = (value: number, text = format.number3(value)): TemplateResult =>
  html`<td class="number" title=${String(value)}>${text}</td>`;

/** How far off each method is: the methods with their intervals, then the baselines, which have none. */
function scoresTable(
  label: string,
  scores: Readonly<Record<TestedMethod, Scores>>,
): TemplateResult {
  const levels = scores.calibrated.intervals.map(({ level }) => level);
  const scored = levels.indexOf(DRAWN_LEVEL);
  return html`<div class="wide" tabindex="0" role="region" aria-label=${label} @copy=${copyCells}>
    <table class="results">
      <thead>
        <tr>
          <th scope="col">Forecast by</th>
          <th scope="col" class="number">mean error, ${measured.y.unit}</th>
          <th scope="col" class="number">CRPS, ${measured.y.unit}</th>
          <th scope="col" class="number">90% interval score, ${measured.y.unit}</th>
          ${levels.map(
            (level) => html`<th scope="col" class="number">inside ${format.coverage(level)}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${BY_METHOD.map((method) => {
          const { error, crps, intervals, points } = scores[method];
          return html`<tr class="average">
            <th scope="row">${METHOD_NAMES[method]}</th>
            ${number(error)} ${number(crps)} ${number(intervals[scored]?.score ?? 0)}
            ${intervals.map(({ inside }) =>
              number(points === 0 ? 0 : inside / points, insideText(inside, points)),
            )}
          </tr>`;
        })}
        ${BASELINES.map(
          (id) =>
            html`<tr>
              <th scope="row">${BASELINE_NAMES[id]}</th>
              ${number(scores.calibrated.baselines[id])}
              ${[0, 1, ...levels].map(() => html`<td class="number">—</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

type Point = Backtest['cuts'][number]['points'][number];

const endsOf = ({ forecast }: Point) =>
  forecast?.intervals.find(({ level }) => level === DRAWN_LEVEL) ?? null;

function bar(point: Point, y: string, scale: Scale, style: string) {
  const ends = endsOf(point);
  if (!ends || !point.forecast) return nothing;
  const at = (value: number) => `${share(scale, value).toFixed(2)}%`;
  return svg`<line class="span ${style}" x1=${at(ends.low)} x2=${at(ends.high)} y1=${y} y2=${y} />
    <circle class="mean ${style}" cx=${at(point.forecast.mean)} cy=${y} r="3" />`;
}

const words = (point: Point, other: Point): string =>
  [
    [METHOD_NAMES.calibrated, point],
    [METHOD_NAMES.paper, other],
  ]
    .map(([name, one]) => {
      const ends = endsOf(one as Point);
      return `${name as string} ${ends ? format.gainSpan(ends.low, ends.high) : 'none'}`;
    })
    .join(', ');

/** The intervals of both methods and the measured gain, one row for each held-back measurement. */
function heldBack({ paper, calibrated }: BothMethods, saveMenu: SaveMenu): TemplateResult {
  const pairs = calibrated.cuts.flatMap((cut, c) =>
    cut.points.map((point, p) => ({
      fitUpTo: cut.fitUpTo,
      point,
      other: paper.cuts[c]?.points[p] ?? point,
    })),
  );
  const drawn = pairs.slice(0, MAX_DRAWN);
  const gains = drawn.map(({ point }) => point.gain);
  const own = drawn
    .flatMap(({ point }) => endsOf(point) ?? [])
    .flatMap(({ low, high }) => [low, high]);
  const [lowest, highest] = [Math.min(...gains, ...own), Math.max(...gains, ...own)];
  const room = highest - lowest || 1; // the paper's intervals may be very wide
  const theirs = drawn
    .flatMap(({ other }) => endsOf(other) ?? [])
    .flatMap(({ low, high }) => [Math.max(low, lowest - room), Math.min(high, highest + room)]);
  const scale = scaleOver([...gains, ...own, ...theirs]);
  if (!scale) return html``;
  return html`<div data-picture>
    <div
      class="wide"
      tabindex="0"
      role="region"
      aria-label="Held-back measurements"
      @copy=${copyCells}
    >
      <table class="results intervals held-back-table">
        <thead>
          <tr>
            <th scope="col">From sizes up to</th>
            <th scope="col">at</th>
            <th scope="col" class="number">measured</th>
            <th scope="col" class="bar-cell">
              90% intervals: <span class="key-span calibrated"></span> calibrated,
              <span class="key-span paper"></span> the paper’s,
              <span class="key-median"></span> measured
            </th>
          </tr>
        </thead>
        <tbody>
          ${drawn.map(
            ({ fitUpTo, point, other }) =>
              html`<tr>
                <th scope="row">${format.size(fitUpTo)}</th>
                <td>${format.size(point.size)}</td>
                ${number(point.gain, format.gainOr(point.gain, point.se))}
                <td class="bar-cell" title=${words(point, other)}>
                  <svg class="bar" role="img" aria-label=${words(point, other)}>
                    ${bar(point, '32%', scale, 'calibrated')} ${bar(other, '68%', scale, 'paper')}
                    ${svg`<line class="median" x1=${`${share(scale, point.gain).toFixed(2)}%`}
                      x2=${`${share(scale, point.gain).toFixed(2)}%`} y1="12%" y2="88%" />`}
                  </svg>
                </td>
              </tr>`,
          )}
          <tr class="axis-row" aria-hidden="true">
            <td colspan="3"></td>
            <td class="bar-cell">${axis(scale)}</td>
          </tr>
        </tbody>
      </table>
    </div>
    ${saveMenu('back-test', 'picture table')}
    ${
      pairs.length > drawn.length
        ? html`<p class="small">
            The first ${drawn.length} of ${pairs.length}; the saved table has all of them.
          </p>`
        : nothing
    }
  </div>`;
}

function ownRows(
  { own, from }: Backtests,
  of: Analysis | null,
  saveMenu: SaveMenu,
): TemplateResult {
  const name = ofSeries(of);
  if (!own.ok) return html`<p class="finding" role="status">${name}${own.error.message}</p>`;
  const { paper, calibrated } = own.value;
  return html`<p class="finding" role="status">${name}${finding(own.value)}</p>
    ${scoresTable('Back-test of these rows', { paper: paper.scores, calibrated: calibrated.scores })}
    ${heldBack(own.value, saveMenu)}
    <p class="small">
      ${
        from === null
          ? `The largest ${manySizes()} are held back one after the other, as long as three remain, and are ` +
            'forecast from the remaining ones.'
          : `There are many ${manySizes()}, so all above ${format.size(from)} are held back at once.`
      }
      Held-out rows are included.
    </p>`;
}

function builtInCurves(curves: readonly BuiltIn[]): TemplateResult {
  return html`<h3>The built-in examples</h3>
    <p class="small">
      The larger sizes of these examples are held back and forecast from the others, computed when
      this panel opens: ${curves.map(({ name }) => name).join('; ')}.
    </p>
    ${scoresTable('Back-test of the built-in examples', {
      calibrated: pooledOf(curves, 'calibrated'),
      paper: pooledOf(curves, 'paper'),
    })}`;
}

type SetFigures = (typeof sets)[number];

function setRow({ id, curves, points, error, inside }: SetFigures, pooled = false): TemplateResult {
  return html`<tr class=${pooled ? 'average' : ''}>
    <th scope="row">${setName(id)}</th>
    <td class="number">${curves}</td>
    <td class="number">${points}</td>
    ${BY_METHOD.map((method) => number(error[method]))} ${BASELINES.map((id) => number(error[id]))}
    ${([50, 90] as const).flatMap((level) =>
      BY_METHOD.map((method) =>
        number(inside[method][level], format.coverage(inside[method][level])),
      ),
    )}
  </tr>`;
}

const recorded = (): TemplateResult =>
  html`<h3>${counted} real curves, as recorded</h3>
    <p class="small">
      These figures were recorded once and come with the page. The calibrated method’s constants
      were learned from these sets, but not from the loss curves, whose units are losses times 100.
    </p>
    <div class="wide" tabindex="0" role="region" aria-label="Recorded back-test" @copy=${copyCells}>
      <table class="results recorded">
        <thead>
          <tr>
            <th scope="col" rowspan="2">Set</th>
            <th scope="col" rowspan="2" class="number">curves</th>
            <th scope="col" rowspan="2" class="number">sizes</th>
            <th scope="colgroup" colspan="5" class="number">mean error, ${measured.y.unit}</th>
            <th scope="colgroup" colspan="2" class="number">inside 50%</th>
            <th scope="colgroup" colspan="2" class="number">inside 90%</th>
          </tr>
          <tr>
            ${['calibrated', 'paper’s', 'last value', 'straight line', 'half the trend'].map(
              (name) => html`<th scope="col" class="number">${name}</th>`,
            )}
            ${['calibrated', 'paper’s', 'calibrated', 'paper’s'].map(
              (name) => html`<th scope="col" class="number">${name}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${setRow({ id: 'all', kind: '', curves: counted, ...all }, true)}
          ${sets.map((set) => setRow(set))}
        </tbody>
        <tbody>
          <tr>
            <th scope="rowgroup" colspan="12" class="muted">loss curves, a stress test</th>
          </tr>
          ${stress.map((set) => setRow(set))}
        </tbody>
      </table>
    </div>`;

export function panel(view: View, actions: Actions): TemplateResult {
  const answer = answerOf(view.plans['back-test']);
  return html`<div class="planning back-test">
    ${answersForTheTested(view)}
    ${
      answer
        ? html`${ownRows(answer, view.plans['back-test'].of, saveMenus(view, actions))}
          ${builtInCurves(answer.builtIn)}`
        : html`<p class="finding" role="status">${noPlanYet(view, view.plans['back-test'])}</p>`
    }
    ${recorded()}
    <p class="small">
      The mean error is the mean absolute error of the forecasts. The CRPS extends it to whole
      predictive distributions. The interval score is the interval’s width, plus 20 times the
      distance by which a measurement lies outside. For all three, smaller is better. Last value
      repeats the gain at the largest size; half the trend adds half of the straight line’s slope.
    </p>
  </div>`;
}
