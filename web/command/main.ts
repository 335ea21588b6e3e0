/** The command: reads its arguments, prints the answer, and says by its exit status how it went. */
import { slotOf } from '../src/engine/worker_slot';
import type { Engine } from '../src/engine/contract';
import { answer, type Answer } from './answer';
import { read, Refused, USAGE, type Asked } from './asked';
import { json } from './json';
import { asking, report } from './report';
import { sourceOf } from './source';

export const STATUS = { determined: 0, undetermined: 1, refused: 2, asking: 3 } as const;

export type Output = {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
};

export type Surroundings = {
  /** Loads the engine; only once there is a table for it. */
  readonly load: () => Promise<Engine>;
  /** The address of the page for links, where it is known and none is given. */
  readonly page: string | null;
};

async function draw(answer: Answer, { svg, png, page }: Asked): Promise<void> {
  if (svg === null && png === null) return;
  const { analysis, link } = answer;
  const { results } = analysis;
  if (!results) throw new Refused('There is no forecast to draw.');
  let pictures: typeof import('./picture');
  try {
    pictures = await import('./picture');
  } catch (error) {
    throw new Refused(
      'Pictures need the packages opentype.js and @resvg/resvg-js, which come with an installed ' +
        'gaincast, and the font Liberation Sans (package fonts-liberation). ' +
        (error instanceof Error ? error.message : ''),
    );
  }
  await pictures.writePictures({ ...analysis, results }, { svg, png, link, page });
}

export async function run(
  args: readonly string[],
  { load, page }: Surroundings,
  { out, error }: Output,
): Promise<number> {
  try {
    const given = read(args);
    if (given === null) {
      out(USAGE);
      return STATUS.determined;
    }
    const asked = { ...given, page: given.page ?? page };
    const source = await sourceOf(asked.files);
    const engine = await load();
    const found = await answer(
      source,
      asked,
      slotOf(engine, () => Promise.resolve(engine)),
    );
    if (!('analysis' in found)) {
      if (asked.json) out(`${JSON.stringify({ questions: found }, null, 2)}\n`);
      else error(`${asking(found).join('\n')}\n`);
      return STATUS.asking;
    }
    await draw(found, asked);
    out(
      asked.json
        ? `${JSON.stringify(json(found, asked.page), null, 2)}\n`
        : `${report(found, asked.page).join('\n')}\n`,
    );
    return found.determined ? STATUS.determined : STATUS.undetermined;
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown;
    error(`${thrown.message}\n`);
    return STATUS.refused;
  }
}
