/** Collects what is asked and noted while a table is read, and looks up what has been answered. */
import { parseCount } from '../format/amounts';
import type { Note, Question, ReadOptions } from './reading';

/** What the table's numbers are: sizes as people write them, and what else than scores it holds. */
export type About = { size: (size: number) => string; quantity: string };

export type Inquiry = {
  /** Becomes known while the table is read. */
  readonly about: About;
  /** The place of the chosen answer; null while the question is open. */
  choose: (code: string, message: string, answers: readonly string[]) => number | null;
  /** A number that is typed, greater than 0, a count unless told; null while the question is open. */
  number: (
    code: string,
    message: string,
    label: string,
    read?: (text: string) => number | null,
  ) => number | null;
  note: (code: string, message: string) => void;
  readonly questions: readonly Question[];
  readonly notes: readonly Note[];
};

export function createInquiry({ answers = {} }: ReadOptions): Inquiry {
  const questions: Question[] = [];
  const notes: Note[] = [];
  const ask = (question: Question) => {
    if (!questions.some(({ code }) => code === question.code)) questions.push(question);
    return null;
  };
  const given = (code: string): string | null => {
    const answer = Object.hasOwn(answers, code) ? answers[code] : undefined;
    return typeof answer === 'string' ? answer : null;
  };
  return {
    about: { size: (size) => `${size}B`, quantity: '' },
    choose(code, message, choices) {
      const answer = given(code);
      const at = answer === null ? -1 : choices.indexOf(answer);
      return at >= 0 ? at : ask({ code, message, answers: [...choices] });
    },
    number(code, message, label, read = parseCount) {
      const value = read(given(code) ?? '');
      return value !== null && value > 0
        ? value
        : ask({ code, message, answers: [], field: { label } });
    },
    note(code, message) {
      if (!notes.some((one) => one.message === message)) notes.push({ code, message });
    },
    questions,
    notes,
  };
}

/** “a”, “b” and 3 more. */
export function quoted(names: readonly string[], most = 4): string {
  const shown = names.slice(0, most).map((name) => `“${name}”`);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
