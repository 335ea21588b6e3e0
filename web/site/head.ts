/** The beginning of every page's head: what is the same on all pages, and what each says of itself. */

/** What a page may do. Everything that is not named is forbidden, styles and scripts in its text too. */
const POLICIES = {
  /** Computes: scripts, the engine and its workers, and pictures to save. */
  calculator:
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self'; " +
    "img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; " +
    // What turns a text into a script: the page's beginning, its workers (`gaincast`), and templates;
    // and what parses HTML that is pasted (`gaincast-table`), which is read and never shown.
    "require-trusted-types-for 'script'; " +
    'trusted-types gaincast gaincast-start gaincast-frame gaincast-table gaincast-worker lit-html',
  /** Shows a frame of the calculator. */
  embedding:
    "default-src 'none'; script-src 'self'; frame-src 'self'; style-src 'self'; img-src 'self'; " +
    "base-uri 'none'; form-action 'none'",
  /** Is read, and needs no script. */
  reading:
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'",
} as const;

export type Policy = keyof typeof POLICIES;

export type Head = {
  policy: Policy;
  /** As markup: what HTML would take for its own is escaped already. */
  title: string;
  description: string;
  /** What other sites are told, as `socialTags` writes it. */
  told: string;
  /** The icon's address from the page. */
  icon: string;
};

export const headOf = ({ policy, title, description, told, icon }: Head): string =>
  [
    '<meta charset="utf-8" />',
    `<meta http-equiv="Content-Security-Policy" content="${POLICIES[policy]}" />`,
    '<meta name="viewport" content="width=device-width, initial-scale=1" />',
    '<meta name="color-scheme" content="light dark" />',
    `<title>${title}</title>`,
    `<meta name="description" content="${description}" />`,
    told,
    `<link rel="icon" type="image/svg+xml" href="${icon}" />`,
  ]
    .filter((line) => line !== '')
    .join('\n    ');

const isPolicy = (name: string): name is Policy => Object.hasOwn(POLICIES, name);

const PLACE =
  /<!-- head: (\w+), from site\/head\.ts -->\s*<title>(.*?)<\/title>\s*<meta\s+name="description"\s+content="(.*?)"\s*\/>/s;

/** A page of the sources names its policy, and has its title and description; this writes the rest. */
export function withHead(
  html: string,
  told: (title: string, description: string) => string,
): string {
  const [place = '', policy = '', title = '', description = ''] = PLACE.exec(html) ?? [];
  if (!isPolicy(policy)) throw new Error('A page has no place for its head.');
  const head = {
    policy,
    title,
    description,
    told: told(title, description),
    icon: './favicon.svg',
  };
  return html.replace(place, () => headOf(head));
}
