/**
 * Serves the built page for the whole suite from a sub-path, as GitHub Pages does, so that every
 * test also shows that nothing in the page points at the server's top.
 */
import type { TestProject } from 'vitest/node';
import { serve } from '../../web/serve.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    site: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, close } = await serve({ base: '/some/where/', port: 4273 });
  project.provide('site', url);
  return close;
}
