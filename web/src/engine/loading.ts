/** How a module of the wasm build is loaded: a browser fetches its WebAssembly file, Node reads it. */

export type ModuleOptions = {
  /** The bytes of the WebAssembly file, where nothing can be fetched (Node). */
  wasmBinary?: ArrayBuffer | Uint8Array;
  locateFile?: (name: string) => string;
};

export type Create<M> = (options?: ModuleOptions) => Promise<M>;

type Files = { readFile: (url: URL) => Promise<Uint8Array> };

async function readInNode(url: URL): Promise<Uint8Array> {
  const files = 'node:fs/promises'; // a variable, so that no bundler tries to resolve it for browsers
  const { readFile } = (await import(/* @vite-ignore */ files)) as Files;
  return readFile(url);
}

export const load = async <M>(create: Create<M>, wasm: URL): Promise<M> =>
  create(
    wasm.protocol === 'file:' && 'process' in globalThis
      ? { wasmBinary: await readInNode(wasm) }
      : { locateFile: () => wasm.href },
  );
