/**
 * Every text that the page can say keeps the rules of the house. With GAINCAST_SENTENCES=1 the test
 * writes the list to build/sentences.txt, so that a person can read it from top to bottom.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { textsIn, type Said } from './page_text';

vi.stubGlobal('location', { href: 'https://gaincast.example/', protocol: 'https:' });
vi.stubGlobal('document', { querySelector: () => null, createTreeWalker: () => ({}) });
const { allSaid } = await import('./sentences');
const { literalsIn } = await import('./literals');

const inWeb = (name: string) => fileURLToPath(new URL(`../../../web/${name}`, import.meta.url));

/** Texts of the pages that are written by hand. */
const pages = readdirSync(inWeb(''))
  .filter((name) => name.endsWith('.html'))
  .flatMap((name) => textsIn(readFileSync(inWeb(name), 'utf8').replace(/^[^]*<body>/, '')));

const seen: readonly Said[] = [...(await allSaid()), ...pages];
/** What only some browser, file or moment brings to the page: read from the sources themselves. */
const literals: readonly Said[] = literalsIn(inWeb('src'));

/** One text of each kind: texts that differ in figures alone are alike. */
const kinds = new Map(
  [...seen, ...literals].map(({ text, where }) => [
    text.replace(/[−+]?[\d.,]*\d/g, '#'),
    `${text}\t${where}`,
  ]),
);
const list = [...new Set(kinds.values())].sort((a, b) => a.localeCompare(b, 'en'));

if (process.env['GAINCAST_SENTENCES']) {
  const folder = fileURLToPath(new URL('../../../build/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}sentences.txt`, `${list.join('\n')}\n`);
}

const breaking = (all: readonly Said[], rule: RegExp): string[] => [
  ...new Set(all.flatMap(({ text, where }) => (rule.test(text) ? [`${where}: ${text}`] : []))),
];

/** Riddles, and words that are not the field's own, each of which has stood on the page. */
const RIDDLES = [
  /\bruns? (away|to (minus )?infinity)\b/,
  /can tell no more/,
  /which law is right makes/,
  /factor e\b|e-fold/,
  /times below/,
  /out there/,
  /say anything from/,
  /\bas usual\b/,
  /nothing (that|tests)\b/,
  /stands? in it\b/,
  /\bwhat (reads|stands|follows is)\b/i,
  /(did|do) not let it/,
  /\bwho has it\b/,
  /\bunless told\b/i,
  /leaves? open/,
  /\bas it was\b/,
  /\bthose of before\b/,
  /hold(s)? the truth|held the truth/,
  /were .* the truth|such were/,
  /\bturns?\b|\blumps\b|\bhome\b/,
  /short of it/,
  /GeneratingModels?/,
  /\bhardly any\b|next to nothing/,
  /takes off/,
  /Weigh laws/,
  /gadre_|opt_acc|pythia_|revisiting_hard/,
];

describe('Every text of the page', () => {
  it('is found', () => expect(list.length).toBeGreaterThan(700));

  it('names no file of the sources', () => {
    expect(breaking(seen, /\b(core|tests|wasm|web\/src)\/\w|\.(hpp|cpp|ts)\b/)).toEqual([]);
  });

  it('holds nothing that is no value', () => {
    expect(
      breaking(seen, /NaN|undefined(?! (for|with|unless))|Infinity|\bnull\b|\[object/),
    ).toEqual([]);
  });

  it('calls a gain below zero a loss', () => {
    expect(breaking(seen, /\b(gain|rise) of (about )?[−-]/)).toEqual([]);
    expect(breaking(seen, /\bloss(es)? of (about )?[−+-]/)).toEqual([]);
    expect(seen.some(({ text }) => /expect a loss of \d/.test(text))).toBe(true);
  });

  it.each(RIDDLES.map((rule) => [rule]))('is no riddle: %s', (rule) => {
    expect(breaking([...seen, ...literals], rule)).toEqual([]);
  });

  it('ends with a full stop where it is a sentence', () => {
    const paragraphs = seen.filter(
      ({ text, where }) =>
        /^(p|li|p\.small|p\.finding|p\.carried|p\.compared|p\.track-record|p\.unit|p\.why|note|problem)$/.test(
          where,
        ) && /^\p{Lu}.*( \S+){6}/u.test(text),
    );
    expect(paragraphs.length).toBeGreaterThan(100);
    expect(breaking(paragraphs, /[^.!?…:]$/)).toEqual([]);
  });

  it('has at most three significant digits in prose', () => {
    const prose = seen.filter(({ where }) =>
      /^(p|li|h2\.verdict-lead|p\.(small|finding|carried|compared)|summary|figcaption.*)$/.test(
        where,
      ),
    );
    const long = /(?<![\d.,~_=])(?!0\.0)[1-9]\d*\.\d+(?![\d.,~_%]|\d)/g;
    const digits = (number: string) => number.replace(/^0\.0*|\./g, '').length;
    const tooLong = prose.filter(({ text }) =>
      (text.match(long) ?? []).some((number) => digits(number) > 3 && number !== '99.9997'),
    );
    expect(tooLong.map(({ text }) => text)).toEqual([]);
  });
});
