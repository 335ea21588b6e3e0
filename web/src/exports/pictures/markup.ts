/** SVG as text: elements, their attributes and whatever a stranger typed, escaped once and here. */
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that no XML document may hold are left out. */
export const escaped = (text: string): string =>
  text
    .replace(/(?![\t\n\r])[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, '')
    .replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);

export type Attributes = Readonly<Record<string, string | number | null>>;

/** A hundredth of a pixel is finer than any screen or paper. */
export const short = (value: number): string => String(Number(value.toFixed(2)));

/** An element as text; attributes that are null are left out, `content` is markup already. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === null
      ? []
      : [` ${key}="${typeof value === 'number' ? short(value) : escaped(value)}"`],
  );
  const open = `<${name}${written.join('')}`;
  return content === '' ? `${open}/>` : `${open}>${content}</${name}>`;
}
