/**
 * Bytes as a stream. They pass through a Response, not a Blob: to a page opened from a disk, WebKit
 * gives no stream of a Blob within a worker (NotReadableError).
 */
export function streamOf(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { body } = new Response(bytes);
  if (!body) throw new Error('This browser gives no stream of bytes.');
  return body;
}
