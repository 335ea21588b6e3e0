import { defineConfig } from 'vitest/config';

// The browser tests are a suite of their own: they need the built page and a Chromium. Time limits
// are generous, so that no test fails because a machine is slow.
export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['*.test.ts'],
    globalSetup: ['site.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
