/** A size that is known roughly: to two digits, in what the reader counts in. */
import * as format from '../../format/figures';
import { measured } from '../../format/measures';

export const about = (size: number): string => {
  const { scale } = measured.x;
  return format.size(Number((size * scale).toPrecision(2)) / scale);
};
