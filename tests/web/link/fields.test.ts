import { FIELD_DOCS } from '../../../web/src/link/field_docs';
import { describe, expect, it } from 'vitest';
import { fieldRows } from '../../../web/site/link_fields_page';
import { DEFAULT_STATE } from '../../../web/src/state/examples';
import { FIELDS } from '../../../web/src/link/fields';

describe('the table of a link’s fields', () => {
  it('names every part of the state once', () => {
    const names = FIELDS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const other: Record<string, string> = {
      rows: 'd',
      targets: 'x',
      selectedSeries: 'subject',
    };
    const parts = Object.keys(DEFAULT_STATE).map((key) => other[key] ?? key);
    expect([...parts, 'z'].sort()).toEqual([...names].sort());
  });

  it('has names that need no quoting', () => {
    for (const { name } of FIELDS) expect(name).toMatch(/^[a-z][A-Za-z]*$/);
  });

  it('says all about each of them, and is the documentation', () => {
    const rows = fieldRows();
    expect(Object.keys(FIELD_DOCS)).toEqual(FIELDS.map(({ name }) => name));
    for (const { name, type, bounds } of FIELDS) {
      expect(FIELD_DOCS[name]).toMatch(/^[A-Z].*\.$/);
      expect(type + bounds).not.toMatch(/^$|undefined|NaN/);
      expect(rows).toContain(`<th scope="row"><code>${name}</code></th>`);
    }
  });

  it('leaves out what is as usual', () => {
    for (const field of FIELDS) expect(field.write(DEFAULT_STATE), field.name).toBeNull();
  });
});
