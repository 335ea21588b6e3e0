/**
 * One person at one browser, whatever its engine: what a test does to a page, and nothing more.
 * Scripts run in the page, take JSON values and give JSON values back.
 */
export type Reader = {
  readonly name: 'Firefox' | 'WebKit';
  readonly open: (url: string) => Promise<void>;
  readonly reload: () => Promise<void>;
  readonly resize: (width: number, height: number) => Promise<void>;
  readonly run: <A extends unknown[], T>(script: (...given: A) => T, ...given: A) => Promise<T>;
  /** Runs in the first frame of the page. */
  readonly runInFrame: <A extends unknown[], T>(
    script: (...given: A) => T,
    ...given: A
  ) => Promise<T>;
  readonly moveTo: (x: number, y: number) => Promise<void>;
  readonly press: () => Promise<void>;
  readonly release: () => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  readonly picture: () => Promise<Buffer>;
  readonly close: () => Promise<void>;
};

/** Keys that W3C WebDriver gives a code of their own. */
export const KEYS = { tab: '\uE004', enter: '\uE007' } as const;
