/** The names of the methods: on the switch, at a line of the chart or a row of a table, and in a sentence. */
import type { Method } from '../engine/contract';

export const METHOD_NAMES: Record<Method, { choice: string; line: string; inSentence: string }> = {
  paper: { choice: 'The paper’s method', line: 'average', inSentence: 'the paper’s method' },
  calibrated: { choice: 'Calibrated', line: 'calibrated', inSentence: 'the calibrated method' },
  'post-training': {
    choice: 'Learned from post-training',
    line: 'learned',
    inSentence: 'the method learned from post-training',
  },
};

/** The line's name where the method is one without laws, or null: then the laws' average is the answer. */
export const learnedName = (method: Method): string | null =>
  method === 'paper' ? null : METHOD_NAMES[method].line;
