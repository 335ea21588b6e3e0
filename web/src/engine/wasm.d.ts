/** The module that the wasm build leaves behind; aliased as `@gaincast/wasm` here and in vite.config.ts. */
import type { Engine } from './contract';

type ModuleOptions = {
  /** The bytes of gaincast.wasm, where nothing can be fetched (Node). */
  wasmBinary?: ArrayBuffer | Uint8Array;
  locateFile?: (name: string) => string;
};

export default function createGaincast(options?: ModuleOptions): Promise<Engine>;
