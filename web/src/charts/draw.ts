/** The one file that touches Chart.js: registers the parts in use and puts configurations on canvases. */
import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Tooltip,
} from 'chart.js';
import { PointWithErrorBar, ScatterWithErrorBarsController } from 'chartjs-chart-error-bars';
import Annotation from 'chartjs-plugin-annotation';
import type { ForecastChart } from './forecast';

Chart.register(
  Annotation,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  PointWithErrorBar,
  ScatterWithErrorBarsController,
  Tooltip,
);

export type Drawing = { show: (configuration: ForecastChart) => void };

/** A chart on this canvas, drawn afresh from each configuration. */
export function drawOn(canvas: HTMLCanvasElement): Drawing {
  let chart: Chart | null = null;
  return {
    show(configuration) {
      chart?.destroy();
      chart = new Chart(canvas, configuration);
    },
  };
}
