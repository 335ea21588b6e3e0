/** What the native program `score` says of every held-back size, and means of it. */

export const FORECASTERS = [
  'calibrated',
  'paper',
  'last-value',
  'straight-line',
  'half-the-trend',
] as const;
export type Forecaster = (typeof FORECASTERS)[number];

export const LEVELS = [50, 80, 90, 95] as const;
export type Level = (typeof LEVELS)[number];

export type Point = {
  set: number;
  curve: number;
  forecaster: Forecaster;
  error: number;
  crps: number;
  inside: Record<Level, boolean>;
  score: Record<Level, number>;
};

const perLevel = <T>(value: (level: Level) => T): Record<Level, T> => ({
  50: value(50),
  80: value(80),
  90: value(90),
  95: value(95),
});

const forecasterOf = (word: string): Forecaster => {
  const found = FORECASTERS.find((one) => one === word);
  if (!found) throw new Error(`There is no forecaster "${word}".`);
  return found;
};

/** Sizes for which a forecaster has no finite forecast are left out; `score` marks them by -1. */
export const readPoints = (text: string): Point[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
    .filter((words) => words[3] !== '-1')
    .map((words) => {
      const number = (index: number) => Number(words[index]);
      const at = (level: Level) => 5 + 2 * LEVELS.indexOf(level);
      return {
        set: number(0),
        curve: number(1),
        forecaster: forecasterOf(words[2] ?? ''),
        error: number(3),
        crps: number(4),
        inside: perLevel((level) => number(at(level)) === 1),
        score: perLevel((level) => number(at(level) + 1)),
      };
    });

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export type Means = {
  points: number;
  error: number;
  crps: number;
  inside: Record<Level, number>;
  score: Record<Level, number>;
};

/** The means of one forecaster over these points. */
export function meansOf(points: readonly Point[], forecaster: Forecaster): Means {
  const own = points.filter((point) => point.forecaster === forecaster);
  return {
    points: own.length,
    error: mean(own.map(({ error }) => error)),
    crps: mean(own.map(({ crps }) => crps)),
    inside: perLevel((level) => mean(own.map(({ inside }) => Number(inside[level])))),
    score: perLevel((level) => mean(own.map(({ score }) => score[level]))),
  };
}

/**
 * The geometric mean over sets of the calibrated method's error, in units of the better of the last
 * value and the straight line.
 */
export function geometricRatio(points: readonly Point[], sets: readonly number[]): number {
  const logs = sets.map((set) => {
    const own = points.filter((point) => point.set === set);
    const naive = Math.min(meansOf(own, 'last-value').error, meansOf(own, 'straight-line').error);
    return Math.log(meansOf(own, 'calibrated').error / naive);
  });
  return Math.exp(mean(logs));
}
