/**
 * A long text made shorter by the browser's own deflate, in base64url. What comes back is read bit by
 * bit and given up beyond a limit, so that a small link cannot grow into a large page.
 */
import { streamOf } from '../engine/byte_stream';

const CODES = { '-': '+', _: '/' } as const;

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replace(/[-_]/g, (code) => CODES[code as '-' | '_']));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}

/** The bytes that come out of a stream; null when they are more than `most`, or the stream fails. */
async function drain(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
  limit: number,
): Promise<Uint8Array | null> {
  const reader = streamOf(bytes).pipeThrough(through).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = (await reader.read()) as ReadableStreamReadResult<Uint8Array>;
      if (done) break;
      length += value.length;
      if (length > limit) {
        await reader.cancel();
        return null;
      }
      parts.push(value);
    }
  } catch {
    return null;
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Null where the browser cannot compress. */
export async function squeeze(text: string): Promise<string | null> {
  if (typeof CompressionStream === 'undefined') return null;
  const bytes = new TextEncoder().encode(text);
  const squeezed = await drain(bytes, new CompressionStream('deflate-raw'), Infinity);
  return squeezed && toBase64Url(squeezed);
}

/** Null where it is no such text, or one of more than `most` bytes. */
export async function unsqueeze(text: string, limit: number): Promise<string | null> {
  const bytes = fromBase64Url(text);
  if (!bytes || typeof DecompressionStream === 'undefined') return null;
  const plain = await drain(bytes, new DecompressionStream('deflate-raw'), limit);
  return plain && new TextDecoder().decode(plain);
}
