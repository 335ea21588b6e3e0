import { describe, expect, it } from 'vitest';
import { openDropped } from '../../../../web/src/app/tables/opening';
import type { Opening } from '../../../../web/src/app/tables/opened_file';
import type { TableInput } from '../../../../web/src/engine/contract';

const fileEntry = (path: string, text: string) =>
  ({
    isFile: true,
    isDirectory: false,
    name: path.split('/').at(-1),
    fullPath: path,
    file: (use: (file: File) => void) => {
      use(new File([text], path.split('/').at(-1) ?? ''));
    },
  }) as unknown as FileSystemEntry;

/** A folder whose reader gives its entries one at a time, as a browser gives them in portions. */
const folder = (path: string, entries: readonly FileSystemEntry[]) =>
  ({
    isFile: false,
    isDirectory: true,
    name: path,
    fullPath: path,
    createReader: () => {
      const left = [...entries];
      return {
        readEntries: (use: (some: FileSystemEntry[]) => void) => {
          use(left.splice(0, 1));
        },
      };
    },
  }) as unknown as FileSystemEntry;

function recorder() {
  const read: { input: TableInput; names: readonly string[] }[] = [];
  const refused: string[] = [];
  const opening: Opening = {
    restore: () => undefined,
    table: (input, names) => {
      read.push({ input, names });
      return Promise.resolve(null);
    },
    paste: () => undefined,
    refuse: (name, why) => refused.push(`${name}: ${why}`),
  };
  return { read, refused, opening };
}

describe('a folder that is dropped', () => {
  it('is read with the paths of its files, which may name the models', async () => {
    const { read, refused, opening } = recorder();
    const entries = [
      folder('/out', [
        folder('/out/a', [
          fileEntry('/out/a/results_1.json', '{"a":1}'),
          fileEntry('/out/a/readme.md', 'x'),
        ]),
        folder('/out/b', [fileEntry('/out/b/samples_t_1.jsonl', '{"b":1}')]),
      ]),
    ];
    await openDropped(entries, [], opening);
    expect(refused).toEqual([]);
    expect(read).toEqual([
      {
        input: { json: ['{"a":1}', '{"b":1}'] },
        names: ['out/a/results_1.json', 'out/b/samples_t_1.jsonl'],
      },
    ]);
  });

  it('without results is refused', async () => {
    const { read, refused, opening } = recorder();
    await openDropped([folder('/pictures', [fileEntry('/pictures/a.png', '')])], [], opening);
    expect(read).toEqual([]);
    expect(refused).toEqual(['The folder: it holds no results in JSON']);
  });
});
