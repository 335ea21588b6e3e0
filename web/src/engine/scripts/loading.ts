/** As loading of the folder above, for a frame without an origin: a script brings the WebAssembly, packed. */
import { streamOf } from '../byte_stream';
import type { Create } from '../loading';
import { runScript } from './run_script';

export async function load<M>(create: Create<M>, wasm: URL): Promise<M> {
  const name = wasm.pathname;
  if (globalThis.gaincastBytes?.[name] === undefined) await runScript(name);
  const packed = globalThis.gaincastBytes?.[name] ?? '';
  const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
  const stream = streamOf(bytes).pipeThrough(new DecompressionStream('gzip'));
  return create({ wasmBinary: await new Response(stream).arrayBuffer() });
}
