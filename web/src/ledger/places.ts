/** Where the calculator shows the paper's figures and tables, and how. */
export type Place = { name: string; href: string };

export const PLACES = {
  data: { name: 'Data', href: './' },
  chart: { name: 'the forecast chart', href: './#forecast-chart' },
  forecasts: { name: 'Forecasts', href: './#forecasts' },
  selection: { name: 'Model selection', href: './#model-selection' },
  bootstrap: { name: 'Bootstrap', href: './#bootstrap' },
  decomposition: { name: 'Decomposition', href: './#decomposition' },
  validation: { name: 'Validation', href: './#validation' },
  design: { name: 'Next experiment', href: './#design' },
} as const satisfies Record<string, Place>;

/** The paper's figures and tables one by one. Our notes do not say what Figures 1 and 2 show. */
export const FIGURES: readonly { figure: string; ours: string; places: readonly Place[] }[] = [
  {
    figure: 'Figures 1 and 2',
    ours:
      'Our notes on the paper do not say what these two show. Our chart shows the gains with five ' +
      'laws, their average and its band beyond the data; a table compares the laws.',
    places: [PLACES.chart, PLACES.selection],
  },
  {
    figure: 'Figure 3',
    ours: 'Stacked parts of the gain in pp (3a) and as shares (3b), each with its range.',
    places: [PLACES.decomposition],
  },
  {
    figure: 'Figure 4',
    ours: 'Two heat maps, error and coverage, with a figure in every cell.',
    places: [PLACES.validation],
  },
  {
    figure: 'Figure 5',
    ours: 'Intervals of every law and of the average at the chosen size (5a), with their widths (5b).',
    places: [PLACES.bootstrap],
  },
  {
    figure: 'Figure 6',
    ours: 'Bars over the candidate sizes: eq. 14, bits, remaining uncertainty, and both per dollar.',
    places: [PLACES.design],
  },
  {
    figure: 'Figure 7',
    ours:
      'A small chart for each benchmark and for their mean, and a table, where the data have several: ' +
      'choose one of the examples of several benchmarks, or paste a column for each.',
    places: [PLACES.data],
  },
  {
    figure: 'Table 1',
    ours: 'χ², criteria, weights and parameters of every law; a second table has the forecasts.',
    places: [PLACES.selection, PLACES.forecasts],
  },
  {
    figure: 'Table 2',
    ours: 'Parts of the gain at the paper’s sizes and the six parameters, each with its range.',
    places: [PLACES.decomposition],
  },
];
