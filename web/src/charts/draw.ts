/** The one file that touches Chart.js: registers the parts in use and puts configurations on canvases. */
import {
  BasicPlatform,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Tooltip,
  type Plugin,
} from 'chart.js';
import type { Dataset, Kind, Point } from './datasets';
import type { ForecastChart } from './forecast';
import { heightOf } from './place';

Chart.register(LinearScale, LineController, LineElement, LogarithmicScale, PointElement, Tooltip);

/** Where values stand on the canvas, in its pixels. */
export type Places = {
  width: number;
  height: number;
  /** The ends of the gain axis. */
  top: number;
  bottom: number;
  x: (size: number) => number;
  y: (gain: number) => number;
  gain: (y: number) => number;
};

export type Drawing = {
  /** Its axes alone, for `follow` to add the lines in a task of its own: a first chart takes a phone long. */
  begin: (configuration: ForecastChart, pixelRatio?: number) => void;
  /** `pixelRatio`: so many pixels for each of the page's; as many as the screen has unless told. */
  show: (configuration: ForecastChart, pixelRatio?: number) => void;
  /** Draws other values in the same frame: axes, labels and options stay as they were shown. */
  follow: (configuration: ForecastChart) => void;
  places: () => Places | null;
};

/** A chart on this canvas, drawn afresh from each configuration, or followed within its frame. */
export function drawOn(canvas: HTMLCanvasElement): Drawing {
  let chart: ForecastChart | null = null;
  let drawn: Chart<Kind, Point[]> | null = null;

  /** Chart.js keeps the plugins that a chart began with; these ask the newest configuration's. */
  const relay: Plugin<Kind> = {
    id: 'relay',
    beforeDatasetsDraw(...args) {
      for (const plugin of chart?.plugins ?? []) plugin.beforeDatasetsDraw?.(...args);
    },
    afterDatasetsDraw(...args) {
      for (const plugin of chart?.plugins ?? []) plugin.afterDatasetsDraw?.(...args);
    },
  };

  function show(configuration: ForecastChart, pixelRatio?: number): void {
    chart = configuration;
    drawn?.destroy();
    const sharp = pixelRatio === undefined ? {} : { devicePixelRatio: pixelRatio };
    drawn = new Chart(canvas, {
      ...configuration,
      options: { ...configuration.options, ...sharp },
      plugins: [relay],
    });
  }

  return {
    begin(configuration, pixelRatio) {
      show({ ...configuration, data: { datasets: [] } }, pixelRatio);
    },
    show,
    follow(configuration) {
      const now = drawn?.data.datasets as Dataset[] | undefined;
      const next = configuration.data.datasets;
      if (drawn && now?.length === 0) {
        chart = configuration;
        drawn.data.datasets = next;
        drawn.update('none');
        return;
      }
      if (
        !drawn ||
        now?.map(({ label }) => label).join() !== next.map(({ label }) => label).join()
      ) {
        show(configuration);
        return;
      }
      chart = configuration;
      now.forEach((dataset, at) => Object.assign(dataset, next[at]));
      drawn.update('none');
    },
    places() {
      const { x, y } = drawn?.scales ?? {};
      if (!drawn || !x || !y) return null;
      return {
        width: drawn.width,
        height: drawn.height,
        top: y.top,
        bottom: y.bottom,
        x: (size) => x.getPixelForValue(size),
        y: (gain) => heightOf(y, gain),
        gain: (pixel) => y.getValueForPixel(pixel) ?? 0,
      };
    },
  };
}

/** The same chart, drawn once and at once through any 2D context; its canvas says how large. */
export function drawThrough(context: CanvasRenderingContext2D, configuration: ForecastChart): void {
  const { options = {}, plugins = [] } = configuration;
  const once: ForecastChart['options'] = {
    ...options,
    responsive: false,
    devicePixelRatio: 1,
    events: [],
    datasets: { line: { segment: {} } }, // lines are then drawn step by step, not as a Path2D
  };
  new Chart(context, {
    ...configuration,
    options: once,
    plugins: [...plugins],
    platform: BasicPlatform,
  }).destroy();
}
