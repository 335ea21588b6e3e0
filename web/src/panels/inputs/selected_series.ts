/** Chooses the series that the answer is about, where there are several: one of them, or the mean of benchmarks. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { seriesName, selectedSeriesAmong } from '../../state/series';
import { setSelectedSeries } from '../../state/state';
import type { Actions, View } from '../widgets/view';

export function selectedSeriesPanel(
  { state, rows: { series } }: View,
  { change }: Actions,
): TemplateResult | typeof nothing {
  if (series.length < 2) return nothing;
  const selected = selectedSeriesAmong(series, state.selectedSeries, state.seriesAre);
  const hasMean = state.seriesAre === 'benchmarks';
  const choose = (event: Event) => {
    const chosen = series[(event.target as HTMLSelectElement).selectedIndex - (hasMean ? 1 : 0)];
    change(setSelectedSeries(state, chosen ?? null));
  };
  return html`<label class="selected-series">
    <span class="control-name">Forecast of</span>
    <select @change=${choose}>
      ${
        hasMean
          ? html`<option .selected=${selected === null}>
              the mean of ${series.length} benchmarks
            </option>`
          : nothing
      }
      ${series.map((one) => html`<option .selected=${one === selected}>${seriesName(one)}</option>`)}
    </select>
  </label>`;
}
