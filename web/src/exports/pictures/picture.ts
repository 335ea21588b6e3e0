/**
 * Frames a chart as a picture: a title and a note above it, the source of its data and the link to
 * Gaincast below it. The result is one SVG document, from which PNGs are made.
 */
import { element, escaped } from './markup';
import type { Wrap } from './wrap';

export type Picture = {
  /** In file names: "forecast". */
  name: string;
  title: string;
  /** What is to be seen, under the title. */
  note: string;
  width: number;
  height: number;
  /** SVG elements within width × height. */
  body: string;
};

/** What every picture carries, whatever it shows. */
export type Origin = {
  /** Where the data come from, in a sentence. */
  source: string;
  /** The page's address without its fragment, and with everything in it; null where it is too long. */
  site: string;
  link: string | null;
};

export type Colours = { paper: string; ink: string; muted: string; font: string };

const ROOM = 20;
const TITLE = { wide: 20, narrow: 15 };
const WIDE = 640;
const NOTE = 13;
const FOOT = 11;
/** A longer link is not printed in the picture; the picture still links to it. */
const PRINTED = 120;

export type Drawn = { svg: string; width: number; height: number };

function lines(
  text: readonly string[],
  top: number,
  size: number,
  colour: string,
  weight: number | null = null,
) {
  return text
    .map((line, at) =>
      element(
        'text',
        {
          x: ROOM,
          y: top + (at + 0.8) * 1.35 * size,
          'font-size': size,
          'font-weight': weight,
          fill: colour,
        },
        escaped(line),
      ),
    )
    .join('');
}

type Unframed = Omit<Picture, 'body' | 'height'>;

/** The texts as lines, and how high what stands over and under the chart is. */
function layout(picture: Unframed, { link, site, source }: Origin, wrap: Wrap) {
  const size = picture.width < WIDE ? TITLE.narrow : TITLE.wide;
  const title = wrap(picture.title, picture.width, size, 600);
  const note = wrap(picture.note, picture.width, NOTE, 400);
  const printed = link !== null && link.length <= PRINTED ? link : site;
  const from = source === '' ? [] : wrap(`Data: ${source}`, picture.width, FOOT, 400);
  const made = wrap(`gaincast · ${printed}`, picture.width, FOOT, 400);
  const above = Math.ceil(ROOM + 1.35 * (title.length * size + note.length * NOTE) + 8);
  const below = 8 + 1.35 * FOOT * (from.length + made.length) + ROOM * 0.8;
  return { size, title, note, from, made, above, below };
}

/** How high a picture of this width is without its chart. */
export function frameHeight(picture: Unframed, origin: Origin, wrap: Wrap): number {
  const { above, below } = layout(picture, origin, wrap);
  return above + below;
}

export function framed(picture: Picture, origin: Origin, colours: Colours, wrap: Wrap): Drawn {
  const { size, title, note, from, made, above, below } = layout(picture, origin, wrap);
  const width = picture.width + 2 * ROOM;
  const height = Math.ceil(above + picture.height + below);
  const foot = above + picture.height + 8;
  const href = origin.link ?? origin.site;
  const said = [picture.note, origin.source === '' ? '' : `Data: ${origin.source}`, href];
  const content = [
    element('title', {}, escaped(picture.title)),
    element('desc', {}, escaped(said.filter((one) => one !== '').join('\n'))),
    element('rect', { width: '100%', height: '100%', fill: colours.paper }),
    lines(title, ROOM, size, colours.ink, 600),
    lines(note, ROOM + 1.35 * size * title.length, NOTE, colours.muted),
    element('g', { transform: `translate(${ROOM} ${above})` }, picture.body),
    lines(from, foot, FOOT, colours.muted),
    element('a', { href }, lines(made, foot + 1.35 * FOOT * from.length, FOOT, colours.muted)),
  ];
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': colours.font,
    },
    content.join('\n'),
  );
  return { svg, width, height };
}
