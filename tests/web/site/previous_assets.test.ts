import { describe, expect, it } from 'vitest';
import { assetsOf, kept } from '../../../web/site/previous_assets';

describe('The assets of the version before', () => {
  it('are those that its service worker lists', () => {
    const worker =
      'const a={"version":"0a1b","files":["","assets/a-1.js","ledger.html","assets/../x","assets/b-2.wasm"]};';
    expect(assetsOf(worker)).toEqual(['assets/a-1.js', 'assets/b-2.wasm']);
    expect(assetsOf('nothing of the kind')).toEqual([]);
  });

  const lying = ['assets/a-0.js', 'assets/a-1.js', 'assets/same.js'];

  it('stay beside those of this one, and older ones go', () => {
    const before = ['assets/a-1.js', 'assets/same.js'];
    expect(kept(lying, before, ['assets/a-2.js', 'assets/same.js'])).toEqual(['assets/a-1.js']);
  });

  it('stay, and the older ones too, where the same version is built again', () => {
    const before = ['assets/a-1.js', 'assets/same.js'];
    expect(kept(lying, before, before)).toEqual(['assets/a-0.js']);
  });
});
