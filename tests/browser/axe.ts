/** What axe finds serious or critical on a page or in a frame. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function seriousFindings(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axe); // by the debugger: the page's own policy stays in force
  // A frame without an origin may not read its style sheet, which axe would fetch.
  const run = "axe.run({ preload: self.origin !== 'null' })";
  const results = (await page.evaluate(run)) as AxeResults;
  expect(results.passes.length).toBeGreaterThan(5);
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
