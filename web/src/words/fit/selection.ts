/** A law's fit in words: its status, and its parameters with all digits. */
import type { Fit } from '../../engine/contract';

export const parametersInFull = ({ parameters, sd, determined }: Fit): string =>
  [
    ...Object.entries(parameters).map(([name, value]) => ({ name, value, sd: sd[name] ?? null })),
    ...determined,
  ]
    .filter(({ value }) => value !== null)
    .map(({ name, value, sd }) => `${name} = ${value ?? '—'} ± ${sd ?? '—'}`)
    .join('; ');

export const STATUS: Record<Fit['status'], string> = {
  converged: 'converged',
  'at-limit': 'at a limit',
  interpolates: 'interpolates',
  'not-identified': 'left out',
};
