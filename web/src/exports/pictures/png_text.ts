/**
 * Texts in a PNG file, as `iTXt` chunks right after its header: UTF-8, uncompressed.
 * Source: W3C, Portable Network Graphics (third edition), sections 5.3, 11.3.3.4 and annex D.
 */
const HEADER = 8 + 25; // the signature, then the chunk IHDR: what every PNG begins with

const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

export function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = (REMAINDERS[(rest ^ byte) & 0xff] ?? 0) ^ (rest >>> 8);
  return (rest ^ 0xffffffff) >>> 0;
}

/** Keyword, two bytes that say "not compressed", no language, no translated keyword, the text. */
function textChunk(keyword: string, text: string): Uint8Array<ArrayBuffer> {
  const data = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`);
  const chunk = new Uint8Array(data.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length - 4);
  chunk.set(data, 4);
  view.setUint32(4 + data.length, crc32(data));
  return chunk;
}

export function withTexts(
  png: Uint8Array,
  texts: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const chunks = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text));
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, png.length);
  const all = new Uint8Array(length);
  all.set(png.subarray(0, HEADER));
  let at = HEADER;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  all.set(png.subarray(HEADER), at);
  return all;
}
