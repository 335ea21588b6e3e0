/** As loading, for `gaincast.html`: the WebAssembly is within the script, packed; nothing is fetched. */
import { streamOf } from '../byte_stream';
import type { Create } from '../loading';

export async function load<M>(create: Create<M>, wasm: URL): Promise<M> {
  const [, packed = ''] = wasm.href.split(',');
  const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
  const stream = streamOf(bytes).pipeThrough(new DecompressionStream('gzip'));
  return create({ wasmBinary: await new Response(stream).arrayBuffer() });
}
