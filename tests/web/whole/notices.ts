/** The documentation of links, and what is said of links and pasted tables that cannot be read. */
import { FIELD_DOCS } from '../../../web/src/link/field_docs';
import type { Derived } from '../../../web/src/analysis/derived';
import { FIELDS } from '../../../web/src/link/fields';
import { stateOf } from '../../../web/src/link/link';
import { receive } from '../../../web/src/link/load_notice';
import type { View } from '../../../web/src/panels/widgets/view';
import { readForPage } from '../../../web/src/read/page_rows';
import { applyRows } from '../../../web/src/read/paste';
import { DEFAULT_STATE } from '../../../web/src/state/examples';
import { parseRows } from '../../../web/src/state/rows';
import { paperView } from './paper_view';
import { said, type Said } from './page_text';

/** Values that no field of a link takes. */
const WRONG = [
  '',
  'x',
  '-1',
  '1e99',
  '1_2_2',
  '1~2',
  '1~2~3~4~x~6~7_5~',
  'beta~9~1',
  'power~a~1_power~a~1',
  'a'.repeat(300),
];

/** The documentation of links, and what is said of one that cannot be read. */
export async function ofLinks(
  ofPage: (view: View) => Promise<Said[]>,
  around: Omit<View, keyof Derived>,
): Promise<Said[]> {
  const documented = FIELDS.flatMap(({ name, bounds, type, standard }) => [
    ...said('td', FIELD_DOCS[name]),
    ...said('td.bounds', `${type}: ${bounds}`, standard),
  ]);
  const lists = [
    ...FIELDS.flatMap(({ name }) => WRONG.map((text) => [[name, text]] as const)),
    [['nonsense', '1']],
    [
      ['x', '1'],
      ['x', '2'],
    ],
    [['v', '9']],
    [
      ['z', 'damaged'],
      ['d', '1~2~3'],
    ],
    [['z', 'damaged']],
    [['d', Array.from({ length: 30 }, (_, at) => `s${at}_1~2~3`).join('_')]],
    [['replicates', '100000']],
  ] as const;
  const read = await Promise.all(lists.map((pairs) => stateOf(pairs)));
  const notices = read.map((loaded) => receive(loaded).loadNotice);
  const shown = await Promise.all(
    notices.map((loadNotice) => ofPage({ ...around, ...paperView, loadNotice })),
  );
  const unlinked = await Promise.all(
    (['kept', 'unkept'] as const).map((kept) =>
      ofPage({ ...around, ...paperView, unlinked: kept }),
    ),
  );
  return [
    ...documented,
    ...unlinked.flat(),
    ...read.flatMap(({ problems }) => said('problem', ...problems)),
    ...shown.flat(),
  ];
}

/** What is said of a table that was pasted, and asked about it. */
export async function ofPastes(): Promise<Said[]> {
  const wide = Array.from({ length: 30 }, (_, at) => `B${at} gain`).join('\t');
  const tables = [
    'size,gain,se\n1,2,0.5\n2,3,0.5',
    'model,gain,se,tokens\nQwen-1B,2,0.5,7\nQwen-2B,3,0.5,7',
    'size,GSM8K,MATH\n1,2,3\n2,3,4',
    'size,base,tuned\n1,20,30\n2,30,40',
    'size,GSM8K base,GSM8K SFT\n1,20,30\n2,30,40',
    'size,score\n1,20\n2,30',
    'model,gain\nphi-2,20\nGPT-4,30',
    `size\t${wide}\n1\t${wide.replace(/B| gain/g, '')}\n2\t${wide.replace(/B| gain/g, '')}`,
  ];
  const measure = () =>
    Promise.resolve({ ok: true as const, value: { baseSe: 1, scoreSe: 1, gainSe: 1 } });
  const read = await Promise.all(
    tables.map((input) => readForPage({ input, names: [] }, {}, measure)),
  );
  return read.flatMap((found) => {
    if (found.refused !== null) return said('note', found.refused);
    const asked = found.reading.questions.map(({ message }) => message);
    const blank = { ...DEFAULT_STATE, rows: [] };
    return [DEFAULT_STATE, blank].flatMap((state) => {
      const { state: next, notes } = applyRows(state, found.rows, null);
      return said('note', ...asked, ...notes, ...found.notes, ...parseRows(next.rows).notes);
    });
  });
}
