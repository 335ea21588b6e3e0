/**
 * Patterns that match only where certain characters do not stand before them: "se" as a word, but not
 * in "base". This is what lookbehind is for, which the oldest browsers that the page runs in do not know.
 */
export type Standing = {
  /** The first match, with its groups and place. */
  exec: (text: string) => RegExpExecArray | null;
  all: (text: string) => RegExpExecArray[];
  test: (text: string) => boolean;
  replace: (text: string, by: string | ((found: string) => string)) => string;
  split: (text: string) => string[];
};

/** `pattern` where no character of `before` stands in front of the match. */
export function notAfter(before: RegExp, pattern: RegExp): Standing {
  const flags = pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`;
  const global = new RegExp(pattern.source, flags);
  const next = (text: string, from: number): RegExpExecArray | null => {
    for (let at = from; at <= text.length;) {
      global.lastIndex = at;
      const found = global.exec(text);
      if (!found) return null;
      if (found.index === 0 || !before.test(text.charAt(found.index - 1))) return found;
      at = found.index + 1;
    }
    return null;
  };
  const all = (text: string) => {
    const found: RegExpExecArray[] = [];
    for (let match = next(text, 0); match;) {
      found.push(match);
      match = next(text, match.index + Math.max(1, match[0].length));
    }
    return found;
  };
  return {
    exec: (text) => next(text, 0),
    all,
    test: (text) => next(text, 0) !== null,
    replace(text, by) {
      let place = 0;
      const kept = all(text).map(({ 0: found, index }) => {
        const between = text.slice(place, index);
        place = index + found.length;
        return between + (typeof by === 'string' ? by : by(found));
      });
      return kept.join('') + text.slice(place);
    },
    split(text) {
      let place = 0;
      const parts = all(text).map(({ 0: found, index }) => {
        const part = text.slice(place, index);
        place = index + found.length;
        return part;
      });
      return [...parts, text.slice(place)];
    },
  };
}
