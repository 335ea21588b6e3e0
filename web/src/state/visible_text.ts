/**
 * The text that a stranger wrote, without the characters that nobody sees: those that turn the order of
 * letters and figures around, those that have no width, and control characters. All text that enters the
 * state passes through here, typed, pasted, from a link or from a file, so that the page and every export
 * hold what the reader can see. Source: Unicode Standard Annex 9, section 2, and Annex 44 for
 * `Default_Ignorable_Code_Point` (DI).
 */
const PLAIN = /^[ -~]*$/;

/** Line ends and tabs are spaces in a cell. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]/g;

/** Ignorable by default, annotations between lines, controls, and halves of characters. */
const UNSEEN = String.raw`[\p{DI}\ufff9-\ufffb\p{Cc}\p{Cs}]`;

/** Letters of scripts in which a joiner changes the letters beside it. */
const JOINING = String.raw`(?![\p{DI}\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{M}]`;
const SIGN = String.raw`\p{Extended_Pictographic}`;

/**
 * What needs such a character and keeps it: a letter or sign that is joined to the next, and a sign with
 * the choice to be a picture. Then all others, one at a time.
 */
const FOUND = new RegExp(
  String.raw`(?:${JOINING}|\p{Emoji_Modifier}|${SIGN}[\ufe0e\ufe0f]?)[\u200c\u200d](?=${JOINING}|${SIGN})|` +
    `${SIGN}[\\ufe0e\\ufe0f]|(${UNSEEN})`,
  'gu',
);

export const visibleText = (text: string): string =>
  PLAIN.test(text)
    ? text
    : text
        .replace(BREAKS, ' ')
        .replace(FOUND, (found, unseen: string | undefined) => (unseen === undefined ? found : ''));

/** Blocks of Unicode whose letters are written from right to left. */
const FROM_THE_RIGHT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A name within a sentence. One that is written from right to left would take the figures after it along,
 * "+19.6 ± 11.3" as "11.3 ± 19.6+": it stands between marks that keep its direction to itself (U+2068,
 * U+2069).
 */
export const inSentence = (name: string): string =>
  FROM_THE_RIGHT.test(name) ? `\u2068${name}\u2069` : name;
