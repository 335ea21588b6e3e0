/**
 * What a reader sees or hears of a template, without a browser: the texts of its blocks, and the
 * names and titles of its elements. Panels that load when they are first shown are waited for.
 */

/** `where` is the element that holds the text, with its first class: "p.small", or "[aria-label]". */
export type Said = { readonly text: string; readonly where: string };

type Template = { strings: readonly string[]; values: readonly unknown[] };
type Directive = { values: readonly unknown[] };

const isTemplate = (value: object): value is Template => '_$litType$' in value;
const isDirective = (value: object): value is Directive => '_$litDirective$' in value;
const isPromise = (value: unknown): value is Promise<unknown> => value instanceof Promise;
const isFunction = (value: unknown): value is (...given: unknown[]) => unknown =>
  typeof value === 'function';

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&');

/** The directives in use, known by what they are given. */
async function ofDirective({ values }: Directive): Promise<string> {
  const [first, second, third] = values;
  if (Array.isArray(first) && isFunction(second)) {
    if (!isFunction(third)) return markup(second()); // guard
    return (await Promise.all(first.map((item, at) => markup(third(item, at))))).join(''); // repeat
  }
  if (values.some(isPromise)) {
    return (await Promise.all(values.map((one) => markup(one)))).join(''); // until
  }
  return isFunction(first) ? '' : markup(first); // ref, live
}

/** The HTML of whatever a template holds; listeners and symbols leave nothing. */
export async function markup(value: unknown): Promise<string> {
  if (isPromise(value)) return markup(await value);
  if (Array.isArray(value)) return (await Promise.all(value.map(markup))).join('');
  if (typeof value === 'object' && value !== null) {
    if (isDirective(value)) return ofDirective(value);
    if (!isTemplate(value)) return '';
    const { strings, values } = value;
    const parts = await Promise.all(
      values.map(async (one, at) => {
        const before = strings[at] ?? '';
        if (/@[\w-]+=$/.test(before)) return '""';
        const text = await markup(one);
        return before.endsWith('=') ? `"${text}"` : text;
      }),
    );
    return strings.map((text, at) => text + (parts[at] ?? '')).join('');
  }
  return typeof value === 'string' || typeof value === 'number' ? escaped(String(value)) : '';
}

const INLINE = new Set(
  'a b i em strong code span sub sup mark tspan input g path rect circle line svg'.split(' '),
);
const SPOKEN = /(aria-label|title|placeholder|alt|aria-valuetext|label)="([^"]*)"/g;
const TAG = /<!--[^]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/g;

/** Texts in the order of the page; blocks without a letter are left out. */
export function textsIn(page: string): Said[] {
  const said: Said[] = [];
  const open: string[] = [];
  let block = '';
  const add = (text: string, where: string) => {
    const tidy = plain(text).replace(/\s+/g, ' ').trim();
    if (/\p{L}{2}/u.test(tidy)) said.push({ text: tidy, where });
  };
  const flush = () => {
    add(block, open.at(-1) ?? '');
    block = '';
  };
  let last = 0;
  for (const found of page.matchAll(TAG)) {
    block += page.slice(last, found.index);
    last = found.index + found[0].length;
    const [, closing, name = '', attributes = ''] = found;
    if (name === 'head' || name === 'style' || name === 'script' || name === '') continue;
    for (const [, attribute = '', text = ''] of attributes.matchAll(SPOKEN)) {
      add(text, `[${attribute}]`);
    }
    if (INLINE.has(name)) continue;
    flush();
    const style = /(?:^|\s)class="([\w-]*)/.exec(attributes)?.[1] ?? '';
    if (closing === '/') open.pop();
    else if (!attributes.endsWith('/')) open.push(style === '' ? name : `${name}.${style}`);
  }
  block += page.slice(last);
  flush();
  return said;
}

export const textsOf = async (template: unknown): Promise<Said[]> =>
  textsIn(await markup(template));

/** Texts that words functions gave; those that said nothing are left out. */
export const said = (where: string, ...texts: readonly (string | null | undefined)[]): Said[] =>
  texts.flatMap((text) => (text == null || text === '' ? [] : [{ text, where }]));
