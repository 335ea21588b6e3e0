/**
 * Where no module can be fetched (a frame without an origin of its own), scripts of the page's folder are
 * run by name: by the page's loader, or in a worker, to which `start_worker` gives this function.
 */
type Scripts = {
  readonly folder: string;
  /** Runs the script; in a worker, before it returns. */
  readonly run: (name: string) => unknown;
};

declare global {
  var gaincast: Scripts;
  /** What the scripts of the WebAssembly leave behind: packed bytes by the script's name. */
  var gaincastBytes: Record<string, string> | undefined;
}

export const runScript = async (name: string): Promise<void> => {
  await globalThis.gaincast.run(name);
};
