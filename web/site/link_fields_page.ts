/** Writes the documentation of links from the table that reads them, so that the two agree. */
import { FIELD_DOCS } from '../src/link/field_docs';
import { FIELDS } from '../src/link/fields';
import { LOOK_DEFAULTS } from '../src/state/look';

const EVERY_FIELD = /<!-- one row for each field,[^>]*-->/;
const LOOK_FIELDS = /<!-- one row for each field of the look,[^>]*-->/;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const code = (text: string): string => (text === '' ? 'none' : `<code>${escape(text)}</code>`);

export const fieldRows = (fields = FIELDS): string =>
  fields
    .map(
      ({ name, type, bounds, standard }) =>
        `<tr><th scope="row"><code>${name}</code></th><td>${escape(FIELD_DOCS[name] ?? '')}</td>` +
        `<td>${escape(type)}: ${escape(bounds)}</td><td>${code(standard)}</td></tr>`,
    )
    .join('\n');

export const linkFieldsPage = {
  name: 'link-fields',
  transformIndexHtml: (html: string): string =>
    html
      .replace(EVERY_FIELD, () => fieldRows())
      .replace(LOOK_FIELDS, () => fieldRows(FIELDS.filter(({ name }) => name in LOOK_DEFAULTS))),
};
