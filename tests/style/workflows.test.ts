import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../.github/workflows/', import.meta.url);
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(new URL(name, folder), 'utf8'),
}));

describe('A workflow', () => {
  it('exists', () => {
    expect(workflows.length).toBeGreaterThan(0);
  });

  it.each(workflows)(
    'of $name names every action by its commit, and says its version',
    ({ text }) => {
      const used = [...text.matchAll(/uses:\s*(.*)/g)].map(([, action = '']) => action);
      for (const action of used) {
        expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      }
    },
  );

  it.each(workflows)('of $name begins with the right to read, and no more', ({ text }) => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n/m);
  });
});
