/** Finds out how far an interval reaches by the percentage that a head or the text around a table names. */

/** So many standard errors each way an interval of a normal distribution reaches, by its percentage. */
const REACHES: Readonly<Record<string, number>> = {
  '68': 1, // what people call one standard error: 0.994
  '80': 1.2815515655446004,
  '90': 1.6448536269514722,
  '95': 1.959963984540054,
  '99': 2.5758293035489004,
};

export type Interval = { percent: string; reach: number };

/** The interval that a text names, "90% CI"; 95% where it names none. */
export function intervalNamed(text: string): Interval {
  const percent = /(?:^|[^\d.])(68|80|90|95|99)\s?%?(?:$|[^\d.])/.exec(text)?.[1] ?? '95';
  return { percent, reach: REACHES[percent] ?? 1 };
}
